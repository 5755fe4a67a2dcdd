package makespan.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import makespan.device.DeviceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class TaskSpecTest {
    private static final TaskSpec SPEC = TaskSpec.of("gemm 3,1", TaskBody.EMPTY);

    private static String message(Executable code) {
        return assertThrows(IllegalArgumentException.class, code).getMessage() + "";
    }

    @Test
    void theKindIsTheNameWithoutItsNumbers() {
        assertEquals("gemm", TaskSpec.kindOf("gemm 3,1"));
        assertEquals("gemm", TaskSpec.kindOf("gemm(3, 1)"));
        assertEquals("potrf", TaskSpec.kindOf("potrf-12"));
        assertEquals("parse", TaskSpec.kindOf("parse"));
        assertEquals("mp3 to wav", TaskSpec.kindOf("mp3 to wav"));
        assertEquals("42", TaskSpec.kindOf("42"));
        assertEquals("file-", TaskSpec.kindOf("file-"));
        assertEquals("row a", TaskSpec.kindOf("row a #1/2:3_4\t5."));
    }

    @Test
    void aTaskIsPlainUnlessSaidOtherwise() {
        assertEquals(DeviceKind.CPU, SPEC.device());
        assertEquals(0, SPEC.priority());
        assertEquals(1, SPEC.tries());
        assertEquals("gemm", SPEC.kind());
    }

    @Test
    void badValuesAreRefused() {
        assertEquals("a task's name must not be blank", message(() -> TaskSpec.of(" ", TaskBody.EMPTY)));
        assertEquals(
                "priority of task 'gemm 3,1' must be between 0 and 9, but was 10",
                message(() -> SPEC.withPriority(10)));
        assertEquals("tries of task 'gemm 3,1' must be at least 1, but was 0", message(() -> SPEC.withTries(0)));
        assertEquals(
                "backoff of task 'gemm 3,1' must not be negative, but was PT-1S",
                message(() -> SPEC.withBackoff(Duration.ofSeconds(-1))));
        assertEquals(
                "timeout of task 'gemm 3,1' must be more than 0, but was PT0S",
                message(() -> SPEC.withTimeout(Duration.ZERO)));
        assertEquals(
                "task 'gemm 3,1' must need at least 1 unit of 'db', but needs 0",
                message(() -> SPEC.withNeed("db", 0)));
        assertEquals("line must be at least 1, but was 0", message(() -> new SourceLocation("cell 1", 0)));
    }
}
