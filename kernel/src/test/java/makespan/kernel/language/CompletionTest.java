package makespan.kernel.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Map<String, @Nullable Object> variables = new TreeMap<>(
            Map.of("rows", List.of(Map.of("name", "a", "size", 2)), "answer", 42, "point", new Point(1, "here")));
    private final Scope scope = new Scope(variables, CompletionTest.class.getClassLoader());

    /** A type whose members are known. */
    public record Point(int x, String label) {}

    @Test
    void namesAreVariablesWordsKeywordsAndClasses() {
        assertEquals(List.of("answer"), matches("ans"));
        assertEquals(List.of("task"), matches("x = tas"));
        assertEquals(List.of("instanceof"), matches("instanc"));
        assertEquals(List.of("StringTokenizer"), matches("new StringTok"));
    }

    @Test
    void membersAreThoseOfTheReceiversType() {
        assertEquals(List.of("toUpperCase"), matches("'a.b'.toUpp"));
        assertEquals(List.of("toUpperCase"), matches("point.label.toUpp"));
        assertEquals(List.of("toUpperCase"), matches("point?.label().trim().toUpp"));
        assertEquals(List.of("collectEntries"), matches("[1, 2].collectEn"));
        assertEquals(List.of("parseInt"), matches("Integer.parseIn"));
        assertEquals(List.of("ofMillis"), matches("java.time.Duration.ofMil"));
        assertEquals(List.of("append", "appendCodePoint"), matches("new StringBuilder(\"x\").appen"));
        assertEquals(List.of("findIndexValues"), matches("rows.collect { it }.findIndexV"));
    }

    @Test
    void keysOfAMapAreMembers() {
        assertEquals(List.of("name"), matches("rows[0].nam"));
        assertEquals(List.of("toUpperCase"), matches("rows[0].name.toUpp"));
    }

    @Test
    void nothingIsOfferedWhereTheReceiverIsUnknown() {
        assertEquals(List.of(), matches("nonsense.le"));
        assertEquals(List.of(), matches("(1 + 2).le"));
        assertEquals(List.of(), matches(")).le"));
        assertEquals(List.of(), matches("'.le"));
    }

    @Test
    void aMatchReplacesTheNameBeforeTheCursor() {
        Completion completion = new Completer(scope).complete("x = ans + 1", 7);

        assertEquals(new Completion(List.of(new Completion.Match("answer", "instance")), 4, 7), completion);
    }

    @Test
    void inspectionDescribesVariablesMethodsWordsAndClasses() {
        assertEquals(Optional.of("java.lang.Integer answer = 42"), inspect("answer"));
        assertEquals(Optional.of("String concat(String)"), inspect("'a'.concat"));
        assertEquals(Optional.of("String concat(String)"), inspect("'a'.concat("));
        assertTrue(inspect("java.util.ArrayList").orElse("").startsWith("public class java.util.ArrayList"));
        assertTrue(inspect("show").orElse("").startsWith("void show("));
        assertEquals(Optional.empty(), inspect("nonsense"));
        assertEquals(Optional.empty(), inspect(""));
    }

    private List<String> matches(String code) {
        return new Completer(scope)
                .complete(code, code.length()).matches().stream()
                        .map(Completion.Match::text)
                        .toList();
    }

    private Optional<String> inspect(String code) {
        return new Inspector(scope).inspect(code, code.length());
    }
}
