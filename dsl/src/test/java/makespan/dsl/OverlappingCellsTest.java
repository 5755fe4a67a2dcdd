package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cells that are evaluated while another one is, as Jupyter's subshells do. */
@Timeout(60)
class OverlappingCellsTest {
    /** Opened by the cells under test when they have begun. */
    public static volatile CountDownLatch begun = new CountDownLatch(1);
    /** Opened to let them go on. */
    public static volatile CountDownLatch goOn = new CountDownLatch(1);

    private static final String LATCHES = "import static makespan.dsl.OverlappingCellsTest.*\n";

    private final Notebook notebook = new Notebook();

    @BeforeEach
    void newLatches() {
        begun = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    /** Starts a cell on a thread of its own and returns once it has opened {@link #begun}. */
    private CompletableFuture<CellResult> meanwhile(String code) throws InterruptedException {
        CompletableFuture<CellResult> result = new CompletableFuture<>();
        Thread thread =
                new Thread(() -> result.complete(notebook.session.evaluate(LATCHES + code, "main cell")), "main cell");
        thread.setDaemon(true);
        thread.start();
        begun.await();
        return result;
    }

    private static @Nullable Object value(CompletableFuture<CellResult> cell) throws Exception {
        CellResult result = cell.get(30, TimeUnit.SECONDS);
        assertNull(result.error(), () -> String.valueOf(result.error()));
        return result.value();
    }

    @Test
    void aCellIsEvaluatedWhileAnotherOneWaits() throws Exception {
        CompletableFuture<CellResult> main = meanwhile("def a = 1\nbegun.countDown()\ngoOn.await()\na + b");
        notebook.run("def b = a + 1");
        goOn.countDown();
        assertEquals(3, value(main));
    }

    @Test
    void aRunDoesNotWaitForThatOfAnotherCell() throws Exception {
        CompletableFuture<CellResult> main =
                meanwhile("def t = task { begun.countDown(); goOn.await(); 1 }\nrun(t)\nt()");
        assertEquals(
                5, notebook.run("def u = task { makespan.dsl.OverlappingCellsTest.goOn.countDown(); 5 }\nrun(u)\nu()"));
        assertEquals(1, value(main));
        assertEquals(2, notebook.host.displayed.size());
    }

    @Test
    void anInterruptOfOneThreadLeavesTheOthersAlone() throws Exception {
        CompletableFuture<CellResult> main = meanwhile("begun.countDown()\nwhile (goOn.count) { }\n1");
        begun = new CountDownLatch(1);
        CompletableFuture<CellResult> other = meanwhile("begun.countDown()\nwhile (true) { }");
        Evaluation latest = notebook.session.evaluations().underWay().get(1);
        notebook.session.evaluations().interrupt(latest.thread());
        assertEquals("Interrupted", errorOf(other.get()).name());
        assertTrue(latest.wasInterrupted());
        goOn.countDown();
        assertEquals(1, value(main));
    }

    @Test
    void anInterruptOfAllEndsTasksOfEveryRun() throws Exception {
        CompletableFuture<CellResult> main = meanwhile("def t = task { begun.countDown(); while (true) { } }\nrun(t)");
        begun = new CountDownLatch(1);
        CompletableFuture<CellResult> other = meanwhile("def u = task { begun.countDown(); while (true) { } }\nu()");
        notebook.session.interrupt();
        assertEquals("Interrupted", errorOf(main.get()).name());
        assertEquals("Interrupted", errorOf(other.get()).name());
        assertEquals(List.of(), notebook.session.evaluations().underWay());
    }

    @Test
    void whatOneCellDisplaysIsStillTheResultOfAnother() throws Exception {
        notebook.run("def v = [1]");
        CompletableFuture<CellResult> main = meanwhile("show v\nbegun.countDown()\ngoOn.await()\nv");
        assertEquals(List.of(1), notebook.run("v"));
        goOn.countDown();
        assertNull(value(main));
    }

    @Test
    void theBlockOfAGraphIsOpenInItsOwnCellAlone() throws Exception {
        CompletableFuture<CellResult> main =
                meanwhile("graph('g') { begun.countDown(); goOn.await(); task('inner') { 1 } }");
        assertEquals(2, notebook.run("def outer = task { 2 }\nrun(outer)\nouter()"));
        goOn.countDown();
        TaskGraph graph = (TaskGraph) Objects.requireNonNull(value(main));
        assertEquals(List.of("inner"), graph.tasks().stream().map(Task::name).toList());
    }

    @Test
    void aValueComputedFromATaskThatIsDeclaredAnewMeanwhileIsNotKept() throws Exception {
        CompletableFuture<CellResult> main = meanwhile(
                "def rows = task { begun.countDown(); goOn.await(); 1 }\ndef clean = task(rows) { it + 1 }\nrun(clean)");
        notebook.run("def rows = task { 10 }");
        notebook.graph("graph");
        goOn.countDown();
        value(main);
        assertEquals(11, notebook.run("clean()"));
    }

    @Test
    void anEvaluationTellsWhereItStands() throws Exception {
        CompletableFuture<CellResult> main = meanwhile("begun.countDown()\n\ngoOn.await()");
        Evaluation evaluation = notebook.session.evaluations().underWay().get(0);
        assertEquals(
                "main cell, main cell",
                evaluation.unit() + ", " + evaluation.thread().getName());
        assertFalse(evaluation.wasInterrupted());
        while (evaluation.thread().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Standing standing = evaluation.standing().orElseThrow();
        assertEquals("main cell, line 4", standing.line().orElseThrow().toString());
        assertTrue(standing.toString().matches("main cell, line 4, in \\S+\\.park"), standing.toString());
        goOn.countDown();
        value(main);
        assertTrue(evaluation.standing().isEmpty());
    }

    @Test
    void anInterruptBeforeTheSessionIsThereIsNotLost() throws Exception {
        Evaluations evaluations = new Evaluations();
        try (Evaluation begun = evaluations.begin("cell 1")) {
            evaluations.interrupt();
            assertTrue(Thread.interrupted());
            try (Session session = new Session(new RecordingHost(), evaluations)) {
                CellResult result = session.evaluate("while (true) { }", "cell 1");
                assertEquals("Interrupted", errorOf(result).name());
                assertTrue(begun.isOver());
                assertEquals(
                        2, session.evaluate("Thread.sleep(1); 1 + 1", "cell 2").value());
            }
        }
    }

    private static CellError errorOf(CellResult result) {
        return Objects.requireNonNull(result.error(), "the cell did not fail");
    }
}
