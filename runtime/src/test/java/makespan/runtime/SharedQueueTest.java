package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SharedQueueTest {
    private final SharedQueue queue = new SharedQueue(2);

    @BeforeEach
    void addTasks() {
        queue.add(0, 9);
        for (int task = 0; task < 8; task++) {
            queue.add(1, task);
        }
    }

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
    void tasksComeOutInTheOrderInWhichTheyWereAdded() {
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
