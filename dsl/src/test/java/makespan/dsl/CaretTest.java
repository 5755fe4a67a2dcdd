package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which part of a line is marked when code of a cell fails, and how the rest of the story is told. */
class CaretTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /** Asserts the marked line of the innermost frame, given as two lines without their gutters. */
    private void assertMarked(String line, String carets, String code) {
        List<String> story = notebook.fails(code).traceback();
        int frame = 0;
        while (!story.get(frame).startsWith("  at ")) {
            frame++;
        }
        assertEquals(
                line + "\n" + carets,
                story.get(frame + 1).substring(7) + "\n" + story.get(frame + 2).substring(7));
    }

    @Test
    void theNameOfAnUnknownPropertyOrMethodIsMarked() {
        assertMarked(
                "def y = xs.collect { it.foo }",
                "                        ^~~",
                "def xs = [1]\ndef y = xs.collect { it.foo }");
        assertMarked("rwos + 1", "^~~~", "rwos + 1");
        assertMarked("[1].zork(1)", "    ^~~~", "[1].zork(1)");
        assertMarked("println \"${a.b}\"", "           ^", "println \"${a.b}\"");
        assertMarked("m.a.size()", "    ^~~~", "def m = [a: null]\nm.a.size()");
        assertMarked("m.a.b", "    ^", "m.a.b");
    }

    @Test
    void theCallThatThrewIsMarked() {
        assertMarked(
                "println(name.toUpperCase() + name.substring(5).trim())",
                "                                  ^~~~~~~~~",
                "def name = 'a'\nprintln(name.toUpperCase() + name.substring(5).trim())");
        assertMarked("int n = Integer.parseInt('12a')", "                ^~~~~~~~", "int n = Integer.parseInt('12a')");
        assertMarked("def a = 1; new ArrayList(-1)", "           ^~~~~~~~~~~~~~~~~", "def a = 1; new ArrayList(-1)");
        assertMarked(
                "  [3].each { throw new Error('no') }",
                "             ^~~~~~~~~~~~~~~~~~~~~",
                "[1].each {\n  [3].each { throw new Error('no') }\n}");
    }

    @Test
    void aChainOfCallsIsMarkedOnItsLine() {
        assertMarked("    .zork()", "     ^~~~", "[3, 1].collect { it }\n    .findAll { it > 1 }\n    .zork()");
    }

    @Test
    void theWholeStatementIsMarkedWhereMoreThanOneCallIsMeant() {
        assertMarked(
                "Integer.parseInt('a') + Integer.parseInt('1')",
                "^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
                "Integer.parseInt('a') + Integer.parseInt('1')");
        assertMarked("1 / 0", "^~~~~", "1 / 0");
    }

    @Test
    void tabsKeepTheirColumns() {
        assertMarked("        null.size()", "             ^~~~", "if (true) {\n\t\tnull.size()\n}");
    }

    @Test
    void suppressedExceptionsAndCausesAreTold() {
        assertEquals(
                List.of(
                        "RuntimeException: outer",
                        "  at cell 1, line 3",
                        "   3 | throw new RuntimeException('outer', e)",
                        "     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
                        "Caused by: IOException: disk",
                        "  at cell 1, line 1",
                        "   1 | def e = new IOException('disk')",
                        "     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
                        "Suppressed: IllegalStateException: close (cell 1, line 2)"),
                notebook.fails("""
                                def e = new IOException('disk')
                                e.addSuppressed(new IllegalStateException('close'))
                                throw new RuntimeException('outer', e)""").traceback());
    }

    @Test
    void closuresAreCalledByTheirPlace() {
        assertEquals(
                "closure in cell 1, line 2 cannot take (String) (cell 1, line 3)",
                notebook.fails("\ndef c = { int q -> q }\nc('x')").message());
        assertEquals(
                "no closure in cell 1, line 2 here",
                notebook.fails("throw new Error(\"no ${c.toString()} here\")").message());
    }

    @Test
    void anErrorThatLeavesNoMemorySaysWhatToDo() {
        long most = Runtime.getRuntime().maxMemory() >> 20;
        assertEquals(
                "Java heap space; at most " + most + " MB can be used: set variables that hold much to null,"
                        + " or start with a larger -Xmx",
                notebook.fails("throw new OutOfMemoryError('Java heap space')").message());
    }
}
