package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TaskHeapTest {
    @Test
    void pairsComeOutByKeyAndThenByValue() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TaskHeap heap = new TaskHeap();
            PriorityQueue<long[]> expected = new PriorityQueue<>(
                    Comparator.<long[]>comparingLong(pair -> pair[0]).thenComparingLong(pair -> pair[1]));
            for (int step = 0; step < 2_000; step++) {
                if (expected.isEmpty() || random.nextInt(100) < 55) {
                    long[] pair = {random.nextLong(-5, 5), random.nextLong(-5, 5)};
                    heap.add(pair[0], pair[1]);
                    expected.add(pair);
                } else {
                    long[] lowest = expected.remove();
                    assertEquals(lowest[0], heap.key(), "seed " + seed);
                    assertEquals(lowest[1], heap.poll(), "seed " + seed);
                }
                assertEquals(expected.isEmpty(), heap.isEmpty(), "seed " + seed);
            }
        }
    }
}
