package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What later cells see of earlier ones, and what a cell shows. */
class CellsTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void theLastExpressionIsTheResult() {
        assertEquals(3, notebook.run("def a = 1\na + 2"));
    }

    @Test
    void declarationsAndAssignmentsShowNothing() {
        assertFalse(notebook.evaluate("def a = 1").hasValue());
        assertFalse(notebook.evaluate("a = 2").hasValue());
        assertFalse(notebook.evaluate("int n = 3").hasValue());
        assertFalse(notebook.evaluate("null").hasValue());
    }

    @Test
    void everyKindOfTopLevelDeclarationPersists() {
        notebook.run("def a = 1; int b = 2; final c = 3; def (d, e) = [4, 5]; var f = 6; g = 7; String h; int i");
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), notebook.run("[a, b, c, d, e, f, g]"));
        assertNull(notebook.run("h"));
        assertEquals(0, notebook.run("i"));
    }

    @Test
    void aTypedDeclarationConverts() {
        notebook.run("long n = 3; int[] xs = [1, 2]; Comparator<String> order = { a, b -> b <=> a }");
        assertEquals(
                List.of("java.lang.Long", "[I", true),
                notebook.run("[n.class.name, xs.class.name, order instanceof Comparator]"));
    }

    @Test
    void importsPersist() {
        notebook.run(
                "import java.util.concurrent.*\nimport java.time.Duration as Span\nimport static java.lang.Math.max");
        assertEquals("PT2S", notebook.run("new CountDownLatch(1); Span.ofSeconds(max(1, 2)).toString()"));
    }

    @Test
    void functionsAreCalledFromLaterCellsAndRedefined() {
        notebook.run("def twice(n) { 2 * n }\nint fib(int n) { n < 2 ? n : fib(n - 1) + fib(n - 2) }");
        assertEquals(List.of(14, 55), notebook.run("[twice(7), fib(10)]"));
        assertEquals(List.of(2, 4), notebook.run("[1, 2].collect { twice(it) }"));
        notebook.run("def twice(n) { 'new ' + n }");
        assertEquals("new 7", notebook.run("twice(7)"));
    }

    @Test
    void functionsSeeSessionVariables() {
        notebook.run("def factor = 3\ndef scale(n) { n * factor }");
        notebook.run("factor = 10");
        assertEquals(20, notebook.run("scale(2)"));
    }

    @Test
    void closuresInVariablesAreCalled() {
        notebook.run("def square = { it * it }");
        assertEquals(49, notebook.run("square(7)"));
        assertEquals(List.of(1, 4), notebook.run("[1, 2].collect { square(it) }"));
    }

    @Test
    void aVariableTakesTheNameOfAnEarlierFunction() {
        notebook.run("def f(n) { 'function' }");
        notebook.run("def f = { n -> 'variable' }");
        assertEquals("variable", notebook.run("f(1)"));
    }

    @Test
    void classesPersistAndAreRedefined() {
        notebook.run(
                "class Point { int x, y\n int sum() { x + y } }\nenum Colour { RED, BLUE }\nrecord Pair(int a, int b) {}");
        notebook.run("class Sub extends Point { int z }");
        assertEquals(3, notebook.run("new Point(x: 1, y: 2).sum()"));
        assertEquals(7, notebook.run("new Sub(x: 3, y: 4).sum() "));
        assertEquals("[RED, BLUE]", notebook.run("Colour.values().toString()"));
        assertEquals(2, notebook.run("new Pair(1, 2).b()"));
        notebook.run("class Point { String name }");
        assertEquals("new", notebook.run("new Point(name: 'new').name"));
    }

    @Test
    void aValueIsShownOnceEvenIfTheCellDisplaysIt() {
        assertNull(notebook.run("def v = [1]\nshow v\nv"));
        assertEquals(List.of(List.of(1)), notebook.host.displayed);
        assertEquals(List.of(1), notebook.run("v"));
    }

    @Test
    void variablesAreListed() {
        notebook.run("def b = 1; def a = null");
        assertEquals("{a=null, b=1}", notebook.session.variables().toString());
        assertSame(1, notebook.session.variables().get("b"));
    }

    @Test
    void nestedDeclarationsStayLocal() {
        notebook.run("if (true) { def local = 1 }\nfor (i in 0..2) { def x = i }\n[1].each { def y = it }");
        assertEquals("{}", notebook.session.variables().toString());
    }

    @Test
    void classesAreFoundByTheirNameWhateverItEndsIn() {
        notebook.run("class HouseBeanInfo { static class Room { int n = 3 } }\nclass Customizer { }");
        assertEquals(
                List.of(3, "Customizer", "HouseBeanInfo"),
                notebook.run("[new HouseBeanInfo.Room().n, new Customizer().class.name,"
                        + " Class.forName('HouseBeanInfo', true, Thread.currentThread().contextClassLoader).name]"));
    }
}
