package makespan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
    @Test
    void swappedReplacedMissingAndSuperfluousLettersAreForgiven() {
        for (String mistyped : List.of("laod", "lead", "loa", "loaad")) {
            assertEquals(" Did you mean 'load'?", Suggestion.didYouMean(mistyped, List.of("clean", "load", "report")));
        }
    }

    @Test
    void aNameTooFarAwayIsNotOffered() {
        assertEquals("", Suggestion.didYouMean("lxyd", List.of("load")));
        assertEquals("", Suggestion.didYouMean("load", List.of()));
    }

    @Test
    void theClosestNameWinsAndThenTheAlphabet() {
        assertEquals(" Did you mean 'stats'?", Suggestion.didYouMean("statsq", List.of("states", "stats")));
        assertEquals(" Did you mean 'sa'?", Suggestion.didYouMean("s", List.of("sb", "sa")));
    }
}
