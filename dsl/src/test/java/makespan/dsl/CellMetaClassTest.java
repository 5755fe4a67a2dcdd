package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A script's meta class is filled late, and yet answers in every way in which Groovy and its users ask. */
class CellMetaClassTest {
    private static final String FUNCTIONS = "def f(x) { x + 1 }\nstatic int g(int x) { x * 2 }\n";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void functionsAreCalledFromWithinTheCellAndFromLaterOnes() {
        assertEquals(12, notebook.run(FUNCTIONS + "f(1) + g(5)"));
        assertEquals(12, notebook.run("f(1) + g(5)"));
        assertEquals(java.util.List.of(2, 3), notebook.run("[1, 2].collect { f(it) }"));
        assertEquals(3, notebook.run(FUNCTIONS + "def h = this.&f\nh(2)"));
    }

    @Test
    void aMetaClassTellsWhatTheScriptCanDo() {
        assertEquals(true, notebook.run(FUNCTIONS + "metaClass.methods*.name.containsAll(['f', 'g'])"));
        assertEquals(true, notebook.run(FUNCTIONS + "!metaClass.respondsTo(this, 'f').empty"));
        assertEquals(
                true, notebook.run(FUNCTIONS + "this.class.metaClass.getMetaMethod('f', [1] as Object[]) != null"));
        assertEquals(true, notebook.run(FUNCTIONS + "this.class.metaClass.hasProperty(this, 'binding') != null"));
        assertEquals(
                true,
                notebook.run(
                        FUNCTIONS
                                + "groovy.lang.GroovySystem.metaClassRegistry.getMetaClass(this.class).properties*.name.contains('binding')"));
    }

    @Test
    void staticFunctionsAreCalledThroughTheClass() {
        assertEquals(8, notebook.run(FUNCTIONS + "this.class.g(4)"));
        assertEquals(
                8,
                notebook.run(
                        FUNCTIONS
                                + "groovy.lang.GroovySystem.metaClassRegistry.getMetaClass(this.class).invokeStaticMethod(this.class, 'g', [4] as Object[])"));
    }
}
