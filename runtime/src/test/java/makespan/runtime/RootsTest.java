package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RootsTest {
    @Test
    void batchesAreAFairShareAndShrinkTowardsTheEnd() {
        Roots roots = new Roots(IntStream.range(100, 132).toArray());

        assertEquals(4L << 32, roots.take(64, 2));
        assertEquals(1L << 32 | 4, roots.take(1, 2));
        assertEquals(3L << 32 | 5, roots.take(64, 2));
        assertEquals(105, roots.task(5));
        assertFalse(roots.isLast(5, 3));
        assertTrue(roots.isLast(31, 1));
    }

    @Test
    void closedRootsHaveNothingLeft() {
        Roots roots = new Roots(new int[] {1, 2});
        assertFalse(roots.isEmpty());

        assertTrue(roots.close());
        assertFalse(roots.close());
        assertTrue(roots.isEmpty());
        assertEquals(0, roots.take(64, 1));
    }

    @Test
    void everyRootIsTakenOnceAndOneTakerGetsTheLast() throws InterruptedException {
        int tasks = 100_000;
        Roots roots = new Roots(IntStream.range(0, tasks).toArray());
        AtomicIntegerArray taken = new AtomicIntegerArray(tasks);
        AtomicInteger last = new AtomicInteger();
        Thread[] takers = new Thread[3];
        Arrays.setAll(
                takers,
                i -> new Thread(() -> {
                    for (long batch = roots.take(3, 3); batch != 0; batch = roots.take(3, 3)) {
                        int count = (int) (batch >>> 32);
                        for (int k = 0; k < count; k++) {
                            taken.incrementAndGet(roots.task((int) batch + k));
                        }
                        if (roots.isLast((int) batch, count)) {
                            last.incrementAndGet();
                        }
                    }
                }));
        for (Thread taker : takers) {
            taker.start();
        }
        for (Thread taker : takers) {
            taker.join();
        }
        assertEquals(1, last.get());
        for (int task = 0; task < tasks; task++) {
            assertEquals(1, taken.get(task), "task " + task);
        }
    }
}
