package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makespan.graph.Resource;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tasks share, and what limits their tries. */
class ResourcesTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void needsReachTheTask() {
        notebook.run("""
                def db = mutex('db')
                def gpuMemory = semaphore('gpu memory', 4)
                task('one', needs: db) { }
                task('several', needs: [db, gpuMemory]) { }
                task('units', needs: [(gpuMemory): 2, db: 1]) { }
                task('named', needs: 'db') { }
                task('doubled', needs: [gpuMemory, "gpu ${'memory'}"]) { }
                task('none') { }
                """);
        TaskGraph graph = notebook.graph("graph");
        assertEquals(List.of(new Resource("db", 1), new Resource("gpu memory", 4)), graph.resources());
        assertEquals(
                List.of(
                        Map.of("db", 1),
                        Map.of("db", 1, "gpu memory", 1),
                        Map.of("gpu memory", 2, "db", 1),
                        Map.of("db", 1),
                        Map.of("gpu memory", 2),
                        Map.of()),
                graph.tasks().stream().map(Task::needs).toList());
    }

    @Test
    void aGraphOfItsOwnSharesTheResourcesOfTheSession() {
        notebook.run("def db = mutex('db')");
        TaskGraph graph =
                notebook.graph("graph('release') { def disk = mutex('disk'); task('t', needs: [db, disk]) { } }");
        assertEquals(Map.of("db", 1, "disk", 1), graph.task("t").needs());
    }

    @Test
    void aLaterDeclarationReplacesAnEarlierOne() {
        notebook.run("def db = mutex('db'); mutex('db')\ndef t = task(needs: db) { }");
        notebook.run("semaphore('db', 3)");
        assertEquals(List.of(new Resource("db", 3)), notebook.graph("graph").resources());
    }

    @Test
    void aCellEvaluatedAgainWithoutItsResourceTakesItAway() {
        notebook.evaluateAs("a", "mutex('db')");
        notebook.run("task('t', needs: 'db') { }");
        notebook.evaluateAs("a", "1");
        assertEquals(
                "Task 't' (cell 2, line 1) needs unknown resource 'db'.",
                notebook.fails("graph").message());
    }

    @Test
    void whatLimitsTheTriesReachesTheTask() {
        notebook.run("""
                task('t', timeout: 5.s, retry: [times: 3, backoff: 1.s, on: IOException]) { }
                task('u', retry: 2) { }
                """);
        TaskGraph graph = notebook.graph("graph");
        Task t = graph.task("t");
        Task u = graph.task("u");
        assertEquals(Optional.of(Duration.ofSeconds(5)), t.timeout());
        assertEquals(3, t.tries());
        assertEquals(Duration.ofSeconds(1), t.backoff());
        assertEquals(IOException.class, t.retryOn());
        assertEquals(Optional.empty(), u.timeout());
        assertEquals(Duration.ZERO, u.backoff());
        assertEquals(Throwable.class, u.retryOn());
    }

    @Test
    void theOptionsAreKnownToTheStaticCompiler() {
        notebook.run("""
                @groovy.transform.CompileStatic
                def declare() {
                    def db = semaphore('db', 2)
                    task('t', needs: [(db): 2], timeout: 5.s, retry: [times: 2]) { 1 }
                }
                declare()
                """);
        assertEquals(Map.of("db", 2), notebook.graph("graph").task("t").needs());
    }
}
