package makespan.simulate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The deques of all workers, one for each level of priority. A task is in one deque at most, so that all deques together
 * are two arrays of neighbours; every step takes constant time, however many workers there are.
 */
final class ReadyDeques {
    static final int NONE = -1;

    private final int workers;
    /** The neighbours of each task in its deque. */
    private final int[] older;

    private final int[] newer;
    /** The ends of each deque; deques are numbered by level and worker. */
    private final int[] oldest;

    private final int[] newest;
    /** The deques of each level that hold something, first in their level's part, in no order. */
    private final int[] holders;

    /** Where in {@link #holders} a deque that holds something stands. */
    private final int[] position;

    private final int[] holderCount;
    private int size;

    ReadyDeques(int tasks, int workers, int levels) {
        this.workers = workers;
        int deques = Math.multiplyExact(workers, levels);
        older = new int[tasks];
        newer = new int[tasks];
        oldest = filled(deques);
        newest = filled(deques);
        holders = new int[deques];
        position = new int[deques];
        holderCount = new int[levels];
    }

    private static int[] filled(int deques) {
        int[] ends = new int[deques];
        Arrays.fill(ends, NONE);
        return ends;
    }

    /** Returns how many tasks there are in all deques. */
    int size() {
        return size;
    }

    void push(int worker, int level, int task) {
        int deque = level * workers + worker;
        older[task] = newest[deque];
        newer[task] = NONE;
        if (newest[deque] == NONE) {
            oldest[deque] = task;
            position[deque] = level * workers + holderCount[level]++;
            holders[position[deque]] = deque;
        } else {
            newer[newest[deque]] = task;
        }
        newest[deque] = task;
        size++;
    }

    /** Takes the newest task of a worker's deque, or returns {@link #NONE}. */
    int pop(int worker, int level) {
        int deque = level * workers + worker;
        int task = newest[deque];
        if (task != NONE) {
            newest[deque] = older[task];
            unlink(deque, level);
        }
        return task;
    }

    /** Takes the oldest task of one of the deques of a level that hold something, or returns {@link #NONE}. */
    int steal(int level, SplittableRandom random) {
        if (holderCount[level] == 0) {
            return NONE;
        }
        int deque = holders[level * workers + random.nextInt(holderCount[level])];
        int task = oldest[deque];
        oldest[deque] = newer[task];
        unlink(deque, level);
        return task;
    }

    /** Mends the ends of a deque after one of them moved inwards. */
    private void unlink(int deque, int level) {
        size--;
        if (newest[deque] == NONE || oldest[deque] == NONE) {
            newest[deque] = NONE;
            oldest[deque] = NONE;
            int last = holders[level * workers + --holderCount[level]];
            holders[position[deque]] = last;
            position[last] = position[deque];
        } else {
            newer[newest[deque]] = NONE;
            older[oldest[deque]] = NONE;
        }
    }
}
