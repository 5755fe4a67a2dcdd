package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cells whose types are checked: what they know of earlier cells, and what they refuse. */
class StaticCellsTest {
    private final Notebook notebook = new Notebook();
    private int cells;

    @AfterEach
    void close() {
        notebook.close();
    }

    private CellResult evaluate(String code) {
        return notebook.session.evaluate(code, "static " + ++cells, null, CellMode.STATIC);
    }

    private @Nullable Object run(String code) {
        CellResult result = evaluate(code);
        CellError error = result.error();
        if (error != null) {
            throw new AssertionError(String.join("\n", error.traceback()), error.cause());
        }
        return result.value();
    }

    private void assertRefused(String message, String code) {
        CellError error =
                Objects.requireNonNull(evaluate("before = true\n" + code).error(), "the cell was not refused");
        assertEquals("TypeError: " + message, error.name() + ": " + error.message());
        assertTrue(error.usage());
        assertNull(notebook.session.variables().get("before"), "the cell ran");
    }

    @Test
    void aWrongMethodOnAVariableOfAnEarlierCellIsRefused() {
        notebook.run("def xs = [1, 2]; String s = 'a'; def text = 'b'");
        assertRefused(
                "Cannot find matching method java.util.ArrayList#sizee(). Please check if the declared type is correct"
                        + " and if the method exists. (static 1, line 2, column 1)",
                "xs.sizee()");
        assertRefused(
                "Cannot find matching method java.lang.String#sumn(). Please check if the declared type is correct and"
                        + " if the method exists. (static 2, line 2, column 1)",
                "s.sumn()");
        assertRefused("No such property: lenth for class: java.lang.String (static 3, line 2, column 1)", "text.lenth");
        assertRefused("The variable [zzz] is undeclared. (static 4, line 2, column 1)", "zzz + 1");
    }

    @Test
    void aLoopReadsAndWritesSessionVariables() {
        notebook.run("def n = 0; int total = 5; List<String> names = []");
        assertEquals(List.of(10, 50), run("for (int i = 0; i < 10; i++) { n += 1; total += i }\n[n, total]"));
        run("def k = 0\nwhile (k < 3) { k++; names << 'x' + k }\nnames.each { String s -> n = n + s.length() }");
        assertEquals(16, notebook.run("n"));
        assertEquals(List.of("x1", "x2", "x3"), notebook.run("names"));
        assertEquals(3, notebook.run("k"));
    }

    @Test
    void variablesAreDeclaredAndTyped() {
        assertEquals(3, run("def a = [1, 2, 3]\na.size()"));
        assertEquals(8, run("int[] counts = [3, 5]\nfor (c in counts) { s8 = c + counts[0] }\ns8"));
        assertEquals(List.of(2, 4, 6), run("List<Integer> ns = [1, 2, 3]\nns.collect { it.intValue() * 2 }"));
        assertEquals(6, run("int sum = 0\nfor (n in ns) { sum += n.intValue() }\nsum"));
        assertEquals("ab", run("def (p, q) = ['a', 'b']\n'' + p + q"));
        assertRefused(
                "Cannot assign value of type java.lang.String to variable of type java.lang.Integer"
                        + " (static 6, line 3, column 5)",
                "int m = 1\nm = 'a'");
    }

    @Test
    void aVariableIsOfTheTypeThatItWasLastGiven() {
        assertEquals("ABC2", run("def x = 1\nx++\n++x\nx = 'abc'\nx.toUpperCase() + 5.intdiv(2)"));
        assertEquals(1.5, ((Number) Objects.requireNonNull(run("def s = 0\ns += 1.5\ns"))).doubleValue());
        assertEquals("a", run("def z = 1\nif (s) { z = 'a' }\nz.toString()"));
    }

    @Test
    void whatADynamicCellMadeOfADeclaredVariableCounts() {
        run("int n = 1");
        notebook.run("n = 'text'");
        assertEquals("TEXT", run("n.toUpperCase()"));
    }

    @Test
    void functionsAndClosuresOfEarlierCellsAreCalled() {
        notebook.run("int twice(int n) { 2 * n }\ndef square = { it * it }\ndef join(a, b) { \"$a$b\".toString() }");
        assertEquals(List.of(14, 49, "12"), run("[twice(7), square(7), join(1, 2)]"));
        assertEquals(15, run("twice(7) + 1"));
        assertRefused(
                "Cannot find matching method twice(java.lang.String). Please check if the declared type is"
                        + " correct and if the method exists. (static 3, line 2, column 1)",
                "twice('a')");
        run("int thrice(int n) { 3 * n }");
        assertEquals(9, notebook.run("thrice(3)"));
    }

    @Test
    void classesOfEarlierCellsAreKnown() {
        notebook.run("class Point { int x; int y\n int sum() { x + y } }\ndef p = new Point(x: 1, y: 2)");
        assertEquals(3, run("p.sum()"));
        assertRefused(
                "Cannot find matching method Point#summ(). Please check if the declared type is correct and if the"
                        + " method exists. (static 2, line 2, column 1)",
                "p.summ()");
    }

    @Test
    void tasksAreDeclaredAndRun() {
        assertEquals(6, run("def a = task { 2 }\ndef b = task(a, priority: 3) { it * 3 }\nrun(b, workers: 1)\nb()"));
        assertEquals(
                "[a, b]",
                notebook.graph("graph").tasks().stream()
                        .map(t -> t.name())
                        .toList()
                        .toString());
        assertEquals(7, notebook.run("def c = task { b() + 1 }; c()"));
        assertEquals(8, run("def d = task { c() }\ndef e = task(d) { (it as int) + 1 }\ne()"));
        assertEquals(1, run("graph('g') { def x = task('x') { 1 } }.size()"));
        assertRefused("unexpected named arg: prioritty (static 4, line 2, column 11)", "task('t', prioritty: 3) { 1 }");
    }

    @Test
    void aStaticCellCanBeInterruptedAndFails() throws Exception {
        Evaluation begun = notebook.session.evaluations().begin("static 0");
        begun.interrupt();
        assertEquals(
                "Interrupted",
                Objects.requireNonNull(evaluate("while (true) { }").error()).name());
        CellError error = Objects.requireNonNull(evaluate("\n'12a'.toInteger()").error());
        assertEquals("  at static 2, line 2", error.traceback().get(1).substring(0, 21));
    }

    @Test
    void parametersAreDeclared() {
        assertEquals("in.csv", run("params { path = 'in.csv' }\nparams.path"));
    }
}
