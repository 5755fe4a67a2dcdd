package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A class that is defined anew while objects of the old one are left. */
class RedefinedClassTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private List<String> warnings() {
        return List.copyOf(notebook.host.warnings);
    }

    @Test
    void variablesThatHoldOldObjectsAreNamed() {
        notebook.run("class Point { int x }\ndef p = new Point(x: 1)");
        notebook.run("class Point { int x, y }");
        assertEquals(
                List.of(
                        "Class 'Point' was defined anew, but 'p' still holds objects of the old class, which the new one"
                                + " does not know: evaluate again the cell that makes it"),
                warnings());
    }

    @Test
    void objectsAreFoundInCollectionsMapsAndArrays() {
        notebook.run("class Point { int x }\nclass Sub extends Point { }\nenum Colour { RED }");
        notebook.run("""
                def list = [1, [new Point()]]; def map = [a: [b: new Point()]]; def keys = [(new Point()): 1]
                def array = [new Sub()] as Object[]; def other = [1, 'a', null, [:], new Date()]; Point[] typed = []
                def deep = [[[[new Point()]]]]""");
        notebook.run("class Point { int x, y }");
        assertEquals(
                List.of(
                        "Class 'Point' was defined anew, but 'array', 'keys', 'list' and 'map' still hold objects of the"
                                + " old class, which the new one does not know: evaluate again the cells that make them"),
                warnings());
    }

    @Test
    void aCellThatMakesItsObjectsAnewIsNotWarnedAbout() {
        notebook.run("class Point { int x }\ndef p = new Point(x: 1)");
        notebook.run("class Point { int x }\ndef p = new Point(x: 1)");
        notebook.run("def f() { 1 }");
        notebook.run("def f() { 2 }");
        assertEquals(List.of(), warnings());
    }

    @Test
    void noCodeOfAUserRunsToFindThem() {
        notebook.run("""
                class Point { int x
                    int hashCode() { throw new Error('hashCode') }
                    boolean equals(Object o) { throw new Error('equals') } }
                class Own extends AbstractList { def get(int i) { throw new Error('get') }
                    int size() { throw new Error('size') } }""");
        notebook.run("own = new Own(); seen = Collections.unmodifiableList(own); part = [own]; p = [new Point()]");
        notebook.run("class Point { int y }");
        assertEquals(
                List.of(
                        "Class 'Point' was defined anew, but 'p' still holds objects of the old class, which the new one"
                                + " does not know: evaluate again the cell that makes it"),
                warnings());
    }

    @Test
    void aStaticCellSeesTheNewClass() {
        notebook.run("class Point { int x }\ndef p = new Point(x: 1)");
        assertEquals(
                1,
                notebook.session.evaluate("p.x", "cell", null, CellMode.STATIC).value());
        notebook.run("class Point { int y }\ndef p = new Point(y: 2)");
        assertEquals(
                2,
                notebook.session.evaluate("p.y", "cell", null, CellMode.STATIC).value());
    }
}
