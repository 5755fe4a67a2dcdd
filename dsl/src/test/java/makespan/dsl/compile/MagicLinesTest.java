package makespan.dsl.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MagicLinesTest {
    private static List<String> found(String code) {
        return MagicLines.in(code).stream()
                .map(magic -> magic.line() + " " + magic.name() + " [" + magic.arguments() + "]")
                .toList();
    }

    @Test
    void aCommandStandsAtTheStartOfALineAnywhereInACell() {
        assertEquals(
                List.of("1 %%time []", "2 %load [it's/a \"file\".groovy]", "4 %who []", "5 %time [?]"),
                found("%%time\n%load it's/a \"file\".groovy\r\ndef x = 5\n  %who\n%time?"));
    }

    @Test
    void aRemainderIsNoCommand() {
        assertEquals(List.of(), found("5 % 3\nx %who\ndef a = 7\n% a\n%= 3\nprintln('%who')"));
    }

    @Test
    void stringsCommentsAndBracketsHoldNoCommand() {
        assertEquals(List.of("4 %who []"), found("'''\n%time\n'''\n%who"));
        assertEquals(List.of("3 %who []"), found("x = \"\"\"\n%time it's\"\"\"\n%who"));
        assertEquals(List.of("4 %who []"), found("/* it's\n%time\n*/\n%who"));
        assertEquals(List.of("4 %who []"), found("s = /a\n%time\n/\n%who"));
        assertEquals(List.of("4 %who []"), found("s = $/a\n%time\n/$\n%who"));
        assertEquals(List.of("5 %who []"), found("f(a\n%time,\n[1\n%time b])\n%who"));
        assertEquals(List.of("4 %who []"), found("def c = {\n%time\n}\n%who"));
        assertEquals(List.of("3 %who []"), found("\"a ${b\n%time}\"\n%who"));
    }

    @Test
    void placesCountInChars() {
        MagicLine who = MagicLines.in("s = '\ud83d\ude00'\n%who").get(0);

        assertEquals(new MagicLine(2, 9, 13, "%who", ""), who);
    }

    @Test
    void aTextThatIsNoGroovyHasNoneBehindItsFault() {
        assertEquals(List.of("1 %who []"), found("%who\ns = 'open\n%time"));
    }
}
