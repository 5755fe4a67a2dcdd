package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class WorkStealingDequeTest {
    @Test
    void theOwnerPopsTheNewestAndAThiefStealsTheOldest() {
        WorkStealingDeque deque = new WorkStealingDeque();
        deque.push(1);
        deque.push(2);
        deque.push(3);
        assertTrue(deque.publishAll());

        assertEquals(3, deque.pop());
        assertEquals(1, deque.steal());
        assertEquals(2, deque.pop());
        assertEquals(WorkStealingDeque.EMPTY, deque.pop());
        assertEquals(WorkStealingDeque.EMPTY, deque.steal());
        assertTrue(deque.isEmpty());
    }

    @Test
    void aThiefSeesOnlyWhatWasPublished() {
        WorkStealingDeque deque = new WorkStealingDeque();
        for (int task = 0; task < 5; task++) {
            deque.push(task);
        }
        assertEquals(WorkStealingDeque.EMPTY, deque.steal());
        assertTrue(deque.isEmpty());

        assertTrue(deque.publishIfNoneLeft());
        assertFalse(deque.publishIfNoneLeft());
        for (int task = 0; task < 3; task++) {
            assertFalse(deque.isEmpty());
            assertEquals(task, deque.steal());
        }
        assertEquals(WorkStealingDeque.EMPTY, deque.steal());

        assertTrue(deque.publishAll());
        assertFalse(deque.publishAll());
        assertEquals(3, deque.steal());
        assertEquals(4, deque.pop());
        assertFalse(deque.publishIfNoneLeft());
    }

    @Test
    void theOwnerTakesBackHalfOfWhatItPublished() {
        WorkStealingDeque deque = new WorkStealingDeque();
        for (int task = 0; task < 8; task++) {
            deque.push(task);
        }
        deque.publishAll();
        assertEquals(7, deque.pop());
        assertTrue(deque.hasUnpublished());
        for (int task = 0; task < 4; task++) {
            assertEquals(task, deque.steal());
        }
        assertEquals(WorkStealingDeque.EMPTY, deque.steal());
        assertEquals(6, deque.pop());
    }

    @Test
    void aThiefTakesHalfOfWhatIsPublishedAtOnce() {
        WorkStealingDeque deque = new WorkStealingDeque(Integer.MAX_VALUE - 3, 2);
        for (int task = 0; task < 9; task++) {
            deque.push(task);
        }
        int[] into = new int[4];
        assertEquals(0, deque.stealHalf(into));

        deque.publishAll();
        assertEquals(4, deque.stealHalf(into)); // half of 9 would be 5
        assertArrayEquals(new int[] {0, 1, 2, 3}, into);
        assertEquals(3, deque.stealHalf(into));
        assertArrayEquals(new int[] {4, 5, 6, 3}, into);
        assertEquals(8, deque.pop());
        assertEquals(1, deque.stealHalf(into));
        assertEquals(7, into[0]);
        assertEquals(0, deque.stealHalf(into));
        assertEquals(WorkStealingDeque.EMPTY, deque.pop());
    }

    /** Compared with the JDK's deque, through growth and, where the indices start high, through their wrap-around. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, Integer.MAX_VALUE - 100, Integer.MAX_VALUE, -1})
    void itBehavesAsADequeFromAnyFirstIndex(int firstIndex) {
        WorkStealingDeque deque = new WorkStealingDeque(firstIndex, 2);
        ArrayDeque<Integer> expected = new ArrayDeque<>();
        Random random = new Random(42);
        for (int task = 0; task < 20_000; task++) {
            int action = random.nextInt(task < 10_000 ? 3 : 5);
            deque.publishAll();
            if (action < 2) {
                deque.push(task);
                expected.addLast(task);
            } else if (expected.isEmpty()) {
                assertEquals(WorkStealingDeque.EMPTY, action == 2 ? deque.steal() : deque.pop());
            } else {
                assertEquals(
                        action == 2 ? expected.removeFirst() : expected.removeLast(),
                        action == 2 ? deque.steal() : deque.pop());
            }
            deque.publishAll();
            assertEquals(expected.isEmpty(), deque.isEmpty());
        }
        assertFalse(expected.isEmpty() && deque.pop() != WorkStealingDeque.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE - 50_000})
    void everyTaskIsHandedOutOnceThoughThievesTry(int firstIndex) throws InterruptedException {
        int tasks = 200_000;
        WorkStealingDeque deque = new WorkStealingDeque(firstIndex, 2);
        AtomicIntegerArray taken = new AtomicIntegerArray(tasks);
        CountDownLatch pushedAll = new CountDownLatch(1);
        Thread[] thieves = new Thread[3];
        for (int i = 0; i < thieves.length; i++) {
            int[] into = new int[1 + 3 * i];
            thieves[i] = new Thread(() -> {
                while (pushedAll.getCount() > 0 || !deque.isEmpty()) {
                    int count = deque.stealHalf(into);
                    for (int k = 0; k < count; k++) {
                        taken.incrementAndGet(into[k]);
                    }
                }
            });
            thieves[i].start();
        }
        for (int task = 0; task < tasks; task++) {
            deque.push(task);
            if (task % 7 == 0) {
                deque.publishIfNoneLeft();
            }
            if (task % 50 == 0) {
                deque.publishAll();
            }
            if (task % 3 == 0) {
                int popped = deque.pop();
                if (popped != WorkStealingDeque.EMPTY) {
                    taken.incrementAndGet(popped);
                }
            }
        }
        deque.publishAll();
        pushedAll.countDown();
        for (Thread thief : thieves) {
            thief.join();
        }
        for (int task = 0; task < tasks; task++) {
            assertEquals(1, taken.get(task), "task " + task);
        }
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // more threads than processors
    void oneOfOwnerAndTwoThievesGetsTheLastElement() throws Exception {
        int rounds = 20_000;
        WorkStealingDeque deque = new WorkStealingDeque(Integer.MAX_VALUE - rounds / 2, 2);
        AtomicIntegerArray taken = new AtomicIntegerArray(rounds);
        AtomicInteger round = new AtomicInteger(-1);
        AtomicInteger ready = new AtomicInteger();
        Thread[] thieves = new Thread[2];
        for (int i = 0; i < thieves.length; i++) {
            thieves[i] = new Thread(() -> {
                for (int r = 0; r < rounds; r++) {
                    ready.incrementAndGet();
                    while (round.get() < r) {
                        Thread.onSpinWait();
                        Thread.yield();
                    }
                    int task = deque.steal();
                    if (task != WorkStealingDeque.EMPTY) {
                        taken.incrementAndGet(task);
                    }
                }
            });
            thieves[i].start();
        }
        for (int r = 0; r < rounds; r++) {
            while (ready.get() < 2 * (r + 1)) {
                Thread.onSpinWait();
                Thread.yield();
            }
            deque.push(r);
            deque.publishAll();
            round.set(r);
            int task = deque.pop();
            if (task != WorkStealingDeque.EMPTY) {
                taken.incrementAndGet(task);
            }
        }
        for (Thread thief : thieves) {
            thief.join();
        }
        for (int r = 0; r < rounds; r++) {
            assertEquals(1, taken.get(r), "round " + r);
        }
    }
}
