package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import makespan.analysis.TimeBreakdown;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingPartsTest {
    /** The definition's own example: black on white is 21 to 1. */
    @Test
    void contrastIsThatOfTheGuidelines() {
        assertEquals(21, Contrast.ratio("#000000", "#ffffff"), 1e-9);
        assertEquals(1, Contrast.ratio("#777777", "#777777"), 1e-9);
    }

    @Test
    void textIsLegibleOnEveryKindsColour() {
        for (String colour : KindColours.PALETTE) {
            double ratio = Contrast.ratio(Contrast.inkOn(colour), colour);
            assertTrue(ratio >= 4.5, colour + " has " + ratio);
        }
    }

    @Test
    void textIsLegibleInBothThemes() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            assertTrue(Contrast.ratio(theme.foreground(), theme.background()) >= 7);
            assertTrue(Contrast.ratio(theme.foreground(), theme.card()) >= 7);
            assertTrue(Contrast.ratio(theme.muted(), theme.background()) >= 4.5);
            assertTrue(Contrast.ratio(theme.muted(), theme.card()) >= 4.5);
            assertTrue(Contrast.ratio(theme.critical(), theme.background()) >= 3);
        }
    }

    @Test
    void theEightKindsWithTheMostWorkHaveColoursAndTheOthersShareGrey() {
        TaskGraphBuilder builder = TaskGraph.builder("kinds");
        for (int i = 0; i < 10; i++) {
            builder.add(TaskSpec.of("kind " + "abcdefghij".charAt(i), TaskBody.EMPTY));
        }
        KindColours colours = new KindColours(builder.build(), new double[] {1, 9, 8, 7, 6, 5, 4, 3, 2, 1.5});
        assertEquals(KindColours.OTHER, colours.of("kind a"));
        assertEquals(KindColours.OTHER, colours.of("kind j"));
        assertEquals(KindColours.PALETTE.get(0), colours.of("kind b"));
        assertEquals(9, colours.legend().size());
        assertEquals("other kinds", colours.legendName("kind a"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0406, ms, 0|5|10|15|20|25|30|35|40",
        "1.16,   s,  0.0|0.2|0.4|0.6|0.8|1.0",
        "9,      s,  0|1|2|3|4|5|6|7|8|9",
        "1200,   min, 0|2|4|6|8|10|12|14|16|18|20",
        "2.5e-6, µs, 0.0|0.5|1.0|1.5|2.0|2.5",
        "3e-7,   ns, 0|50|100|150|200|250|300",
        "0,      ns, 0"
    })
    void ticksAreRoundNumbersInTheUnitThatSuitsTheRange(double seconds, String unit, String labels) {
        TimeAxis axis = TimeAxis.upTo(seconds, 10);
        assertEquals(unit, axis.unit());
        assertEquals(
                labels,
                String.join("|", axis.ticks().stream().map(TimeAxis.Tick::label).toList()));
    }

    @Test
    void sharesSumToTheWholeWhateverTheyAre() {
        List<TimeShares.Part> thirds = TimeShares.of(new TimeBreakdown(1, 1, 1, 0, 0, 3), Trace.Origin.MEASURED);
        assertEquals(1000, thirds.stream().mapToInt(TimeShares.Part::permille).sum());
        assertEquals("33.4 %", thirds.get(0).percent());
        assertEquals("33.3 %", thirds.get(2).percent());
        assertEquals(List.of(), TimeShares.of(new TimeBreakdown(0, 0, 0, 0, 0, 0), Trace.Origin.MEASURED));
    }

    @Test
    void coordinatesAreShortAndNeverNegativeZero() {
        Map<Double, String> written = Map.of(-0.0, "0", -0.04, "0", 1.0, "1", 12.34, "12.3", -0.26, "-0.3", -3.0, "-3");
        written.forEach((value, text) -> assertEquals(text, Markup.number(value)));
    }

    @Test
    void jsonCannotEndAScript() {
        assertEquals(
                "\"\\u003c/script>\\u2028\\\\ \\\" \\n \uFFFD \uD83D\uDE80\"",
                Markup.json("</script>\u2028\\ \" \n \uD83D \uD83D\uDE80"));
    }

    @Test
    void aNameIsCutBetweenLettersAsAReaderSeesThem() {
        Lettering lettering = Lettering.of(10, "#000000");
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69";
        String cut = Ellipsis.fit("aaaaaaaa " + family.repeat(50), 90, lettering);
        assertTrue(cut.endsWith("…"));
        assertTrue(lettering.widthOf(cut) <= 90);
        assertEquals("ab…", Ellipsis.columns("abcdef", 3));
    }
}
