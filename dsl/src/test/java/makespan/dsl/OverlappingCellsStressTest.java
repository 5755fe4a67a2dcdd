package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import makespan.graph.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads declare, redefine, run and interrupt at once. The invariant: whatever a thread does under names of its
 * own has the outcome that it would have alone.
 */
@Tag("stress")
@Timeout(120)
class OverlappingCellsStressTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 10;

    private final RecordingHost host = new RecordingHost();
    private final Session session = new Session(host);

    @Test
    void nothingIsLostAndNothingCrosses() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String me = "abcdefgh".substring(t, t + 1);
            done.add(threads.submit(() -> {
                start.await();
                for (int round = 0; round < ROUNDS; round++) {
                    act(me, round);
                }
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        check();
        session.close();
    }

    private void act(String me, int round) {
        assertEquals(round, cell(me, "def " + me + round + " = " + round + "\n" + me + round));
        cell(me, "def f" + me + "(n) { n + " + round + " }\nclass C" + me + " { int v = " + round + " }");
        assertEquals(
                List.of(round + 1, round, round),
                cell(me, "show '" + me + round + "'\n[f" + me + "(1), new C" + me + "().v, " + me + round + "]"));
        assertEquals(
                3 * round,
                cell(
                        me,
                        "def t" + me + " = task { " + round + " }\n"
                                + "def u" + me + " = task(t" + me + ") { show '" + me + "task" + round + "'; 3 * it }\n"
                                + "run(u" + me + ")\nu" + me + "()"));
        assertEquals(round, cell(me, "graph('g" + me + "') { task('x') { 1 } }.size() - 1 + " + me + round));
        try (Evaluation begun = session.evaluations().begin(me)) {
            begun.interrupt();
            CellError error = session.evaluate("while (true) { }", me).error();
            assertEquals("Interrupted", error == null ? "none" : error.name());
        }
    }

    private Object cell(String unit, String code) {
        CellResult result = session.evaluate(code, unit, unit + code.hashCode());
        assertNull(result.error(), () -> code + "\n" + result.error());
        return result.value() == null ? "" : result.value();
    }

    private void check() {
        Map<String, ?> variables = session.variables();
        List<String> tasks = session.scope().graph().tasks().stream()
                .map(Task::name)
                .sorted()
                .toList();
        List<String> expectedTasks = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String me = "abcdefgh".substring(t, t + 1);
            expectedTasks.add("t" + me);
            expectedTasks.add("u" + me);
            for (int round = 0; round < ROUNDS; round++) {
                assertEquals(round, variables.get(me + round));
                assertEquals(1, count(me + round));
                assertEquals(1, count(me + "task" + round));
            }
        }
        assertEquals(expectedTasks.stream().sorted().toList(), tasks);
    }

    private long count(Object displayed) {
        synchronized (host.displayed) {
            return host.displayed.stream().filter(displayed::equals).count();
        }
    }
}
