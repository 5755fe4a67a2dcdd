package makespan.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LargeStackTest {
    @Test
    void aCallMayGoDeeperThanAUsualStackAllows() {
        assertThrows(StackOverflowError.class, () -> depth(300_000));
        assertEquals(300_000, LargeStack.call(() -> depth(300_000)));
    }

    @Test
    void anErrorIsThrownAsItIs() {
        Error error = new UnsatisfiedLinkError("no library");
        assertEquals(
                error,
                assertThrows(
                        UnsatisfiedLinkError.class,
                        () -> LargeStack.call(() -> {
                            throw error;
                        })));
    }

    private static int depth(int levels) {
        return levels == 0 ? 0 : 1 + depth(levels - 1);
    }
}
