package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import makespan.trace.Choice;
import makespan.trace.Score;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final long SECOND = 1_000_000_000;

    private final TaskGraph graph = TaskGraph.builder("g")
            .add(TaskSpec.of("a", TaskBody.EMPTY).withKind("gemm"))
            .add(TaskSpec.of("b", TaskBody.EMPTY).withKind("gemm"))
            .add(TaskSpec.of("c", TaskBody.EMPTY).withKind("sort"))
            .build();
    private final Tries tries = new Tries();

    @Test
    void nothingIsTriedBeforeAnythingWasSpent() {
        assertFalse(tries.affords(task("a"), 1));
    }

    @Test
    void aShareOfWhatWasSpentOnAKindOfTasksMayBeLost() {
        tries.spent(task("a"), SECOND);
        long share = Math.round(Tries.SHARE * SECOND);

        assertTrue(tries.affords(task("b"), share));
        assertFalse(tries.affords(task("b"), share + 1));
        assertFalse(tries.affords(task("c"), 1));
    }

    @Test
    void whatWasLostIsSavedUpAgain() {
        long share = Math.round(Tries.SHARE * SECOND);
        tries.spent(task("a"), SECOND);
        tries.tried(task("a"), share);
        assertFalse(tries.affords(task("b"), share));

        tries.spent(task("b"), SECOND);
        assertTrue(tries.affords(task("a"), share));
    }

    /** So a way that is ten times slower is tried ten times as rarely. */
    @Test
    void byATryIsLostHowMuchLaterTheTaskEndsAndAtLeastWhatItTakes() {
        List<Score> scores = List.of(score(0, 100, 0), score(300, 1000, 50), score(70, 20, 0));

        assertEquals(1260, new Decision(List.of(), scores, 1, Choice.Reason.EXPLORATION).lossNanos());
        assertEquals(20, new Decision(List.of(), scores, 2, Choice.Reason.EXPLORATION).lossNanos());
        assertEquals(0, new Decision(List.of(), scores, 1, Choice.Reason.EARLIEST_FINISH).lossNanos());
    }

    private static Score score(long free, long expected, long home) {
        return new Score("d", "t", free, 0, expected, Score.Basis.MEASURED, home);
    }

    private PlacedTask task(String name) {
        Task task = graph.tasks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new PlacedTask(task, List.of());
    }
}
