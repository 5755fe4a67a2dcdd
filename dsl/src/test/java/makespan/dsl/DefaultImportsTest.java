package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import groovy.lang.GroovySystem;
import java.util.List;
import org.codehaus.groovy.vmplugin.v9.ClassFinder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Groovy imports by default is found though nothing looks through the JDK for it beforehand. */
class DefaultImportsTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void groovysOwnSearchIsReplaced() {
        assertNotEquals(
                GroovySystem.class.getProtectionDomain().getCodeSource().getLocation(),
                ClassFinder.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void everyDefaultPackageIsFoundAtFirstAndAgain() {
        List<String> expected = List.of(
                "java.lang.Integer",
                "java.util.Map",
                "java.util.Map$Entry",
                "java.io.File",
                "java.net.Proxy",
                "java.time.Duration",
                "java.math.BigDecimal",
                "groovy.lang.Closure",
                "groovy.util.Expando");
        String cell = "[Integer, Map, Map.Entry, File, Proxy, Duration, BigDecimal, Closure, Expando]*.name";

        assertEquals(expected, notebook.run(cell));
        assertEquals(expected, notebook.run(cell));
    }

    @Test
    void aClassOfACellWinsOverAnImportedOne() {
        notebook.run("class Timer { int ticks = 3 }\nclass Node { Timer timer = new Timer() }");

        assertEquals(3, notebook.run("new Node().timer.ticks"));
        assertEquals(4, notebook.run("class Timer { int ticks = 4 }\nnew Timer().ticks"));
        assertEquals(4, notebook.run("Timer[] all = [new Timer()]\nall[0].ticks"));
    }

    @Test
    void anImportOfALaterCellWinsOverAClass() {
        notebook.run("class Node { }");

        assertEquals("groovy.util.Node", notebook.run("import groovy.util.Node\nNode.name"));
        assertEquals("groovy.util.Node", notebook.run("Node.name"));
    }
}
