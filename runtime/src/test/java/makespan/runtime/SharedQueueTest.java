package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SharedQueueTest {
    private final int[] roots = {0, 1, 2, 3, 4, 5, 6, 7};
    private final SharedQueue queue = new SharedQueue(new int[][] {{9}, roots});

    private int[] take(int level, int takers) {
        int[] batch = new int[64];
        return Arrays.copyOf(batch, queue.take(level, batch, takers));
    }

    @Test
    void batchesAreAFairShareAndShrinkTowardsTheEnd() {
        assertArrayEquals(new int[] {0, 1}, take(1, 2));
        assertArrayEquals(new int[] {2}, take(1, 2));
        assertArrayEquals(new int[] {9}, take(0, 2));
        assertArrayEquals(new int[] {}, take(0, 2));
    }

    @Test
    void addedTasksComeAfterTheRootsWhichAreNotTouched() {
        take(1, 1);
        for (int task = 10; task < 40; task++) {
            assertTrue(queue.add(1, task));
        }
        for (int expected = 4; expected < 40; expected++) {
            if (expected < 8 || expected >= 10) {
                assertArrayEquals(new int[] {expected}, take(1, 1000));
            }
        }
        assertArrayEquals(new int[] {9}, take(0, 1));
        assertTrue(queue.isEmpty());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, roots);
    }

    @Test
    void aClosedQueueDropsWhatItHasAndTakesNoMore() {
        assertEquals(9, queue.close());
        assertFalse(queue.add(0, 1));
        assertTrue(queue.isEmpty());
        assertArrayEquals(new int[] {}, take(1, 1));
        assertEquals(0, queue.close());
    }
}
