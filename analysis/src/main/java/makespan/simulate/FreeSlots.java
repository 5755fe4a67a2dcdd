package makespan.simulate;

import makespan.schedule.TaskHeap;

/**
 * Numbers from 0 on that are taken and given back; always the lowest free one is taken. Those that were never taken need
 * no memory: all are higher than those that were.
 */
final class FreeSlots {
    private final TaskHeap givenBack = new TaskHeap();
    private final int limit;
    private int used;

    /** @param limit how many slots there are */
    FreeSlots(int limit) {
        this.limit = limit;
    }

    boolean isEmpty() {
        return used == limit && givenBack.isEmpty();
    }

    /** Takes the lowest free slot; there must be one. */
    int take() {
        return givenBack.isEmpty() ? used++ : (int) givenBack.poll();
    }

    void giveBack(int slot) {
        givenBack.add(slot, slot);
    }
}
