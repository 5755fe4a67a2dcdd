package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import makespan.analysis.DelayStudy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyWordTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void theTasksOfAHandleOrAGraphAreDelayedWithTheirBodiesAndProgressIsTold() {
        notebook.run("""
                def a = task { Thread.sleep(2); 20 }
                def b = task(a) { it + a() + 1 }
                verify(b, workers: 1, repeats: 3, kinds: 1)
                verify(graph, workers: 2, repeats: 3, delay: 1)""");
        DelayStudy study = assertInstanceOf(DelayStudy.class, notebook.host.displayed.get(0));
        assertEquals(
                List.of("a"),
                study.checks().stream().map(DelayStudy.Check::kind).toList());
        assertEquals(1, study.workers());
        assertEquals(
                2,
                assertInstanceOf(DelayStudy.class, notebook.host.displayed.get(1))
                        .checks()
                        .size());
        List<String> told = notebook.host.progress;
        assertEquals(List.of("verify: warming up", "verify: warming up"), told.subList(0, 2));
        assertEquals("", told.get(8));
        assertEquals(
                List.of("verify: run 3 of 8", "verify: run 4 of 8", "verify: run 8 of 8"),
                List.of(plain(told.get(2)), plain(told.get(3)), plain(told.get(7))));
    }

    private static String plain(String line) {
        return line.replace(", 'a' delayed", "");
    }

    @Test
    void aTaskThatFailsIsReportedWithItsLine() {
        assertEquals(
                "Task 'a' failed: IOException: disk (cell 1, line 2)",
                notebook.fails("def a = task {\n throw new IOException('disk') }\nverify(a)")
                        .message());
    }

    @Test
    void optionsAreChecked() {
        notebook.run("def a = task { 1 }");
        assertEquals(
                "Unknown verify option 'repeat' at cell 2, line 1. Did you mean 'repeats'?",
                notebook.fails("verify(a, repeat: 3)").message());
        assertEquals(
                "verify: repeats must be between 3 and 1000000, but was 2 (cell 3, line 1)",
                notebook.fails("verify(a, repeats: 2)").message());
        assertEquals(
                "verify option 'workers' must be a whole number, but was '2' (cell 4, line 1)",
                notebook.fails("verify(a, workers: '2')").message());
        assertEquals(
                "verify option 'delay' must be a number, as in 0.5, but was 'long' (cell 5, line 1)",
                notebook.fails("verify(a, delay: 'long')").message());
    }
}
