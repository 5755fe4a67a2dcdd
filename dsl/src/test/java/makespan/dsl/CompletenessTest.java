package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.dsl.Completeness.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "1 + 1", "def a = task { 1 }", "if (x) {\n  y\n}", "println 'a(b'", "// {", "class A { }"})
    void whole(String code) {
        assertEquals(new Completeness(Status.COMPLETE, ""), CompletenessCheck.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"def x = [1,", "foo(", "def s = '''abc", "/* note", "1 +", "def x =", "if (x)", "a ->"})
    void unfinished(String code) {
        assertEquals(Status.INCOMPLETE, CompletenessCheck.of(code).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 1 // see a, b,",
                "x = 1 /* a = */",
                "x = /a'b(/",
                "x = $/it's (/$",
                "x = 10 / 2 / 5 // (",
                "\"${[1, 2].collect { \"<${it}>\" }}\"",
                "s = '😀('",
                "'''a\n(b'''",
                "\"a \\${b\"",
                "import java.util.*"
            })
    void bracketsAndQuotesWithinTextsAndCommentsOpenNothing(String code) {
        assertEquals(new Completeness(Status.COMPLETE, ""), CompletenessCheck.of(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x = \"\"\"a ${b}", "x = \"${foo(", "x = $/abc", "x = 1 + // more", "foo {\n // }", "'''it's"})
    void whatTextsLeaveOpenIsSeen(String code) {
        assertEquals(Status.INCOMPLETE, CompletenessCheck.of(code).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"def a = )", "}", "1 1 1 +* 2", "def 3x = 1"})
    void wrong(String code) {
        assertEquals(Status.INVALID, CompletenessCheck.of(code).status());
    }

    @Test
    void theNextLineIsIndentedInAnOpenBlock() {
        assertEquals("    ", CompletenessCheck.of("def a = task {").indent());
        assertEquals(
                "        ", CompletenessCheck.of("def a = task {\n    if (x) {").indent());
        assertEquals("    ", CompletenessCheck.of("def a = task {\n    x = 1").indent());
    }
}
