package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FreeSlotsTest {
    @Test
    void theLowestFreeSlotIsTaken() {
        SplittableRandom random = new SplittableRandom(1);
        FreeSlots slots = new FreeSlots(40);
        TreeSet<Integer> free = new TreeSet<>();
        TreeSet<Integer> taken = new TreeSet<>();
        for (int slot = 0; slot < 40; slot++) {
            free.add(slot);
        }
        for (int step = 0; step < 2_000; step++) {
            assertEquals(free.isEmpty(), slots.isEmpty());
            if (!free.isEmpty() && (taken.isEmpty() || random.nextBoolean())) {
                int lowest = free.first();
                assertEquals(lowest, slots.take());
                free.remove(lowest);
                taken.add(lowest);
            } else {
                int slot = taken.stream()
                        .skip(random.nextInt(taken.size()))
                        .findFirst()
                        .orElseThrow();
                slots.giveBack(slot);
                taken.remove(slot);
                free.add(slot);
            }
        }
        assertTrue(taken.size() > 5);
    }

    @Test
    void aQueueGivesNumbersInTheOrderInWhichTheyCame() {
        SplittableRandom random = new SplittableRandom(2);
        IntQueue queue = new IntQueue();
        int next = 0;
        int expected = 0;
        for (int step = 0; step < 10_000; step++) {
            if (queue.isEmpty() || random.nextInt(100) < (step < 5_000 ? 60 : 40)) {
                queue.add(next++);
            } else {
                assertEquals(expected++, queue.poll());
            }
        }
        assertTrue(expected > 4_000, "only " + expected + " came out");
    }
}
