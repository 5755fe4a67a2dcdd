package makespan.runtime;

import makespan.runtime.Interleavings.Steps;

/** The accesses of {@link IdleWorkers} to shared memory, step by step in the order of its code, by one thread. */
final class ModelIdleWorkers {
    private static final int WORKERS = 2;
    private static final int SLEEPERS = 8;
    private static final int ASLEEP = 9;

    private final Steps steps;
    private final boolean producerFence;

    ModelIdleWorkers(Steps steps, boolean producerFence) {
        this.steps = steps;
        this.producerFence = producerFence;
    }

    void announce(int worker) {
        steps.store(ASLEEP + worker, 1);
        steps.fence(); // the store is volatile
        steps.add(SLEEPERS, 1);
    }

    void retract(int worker) {
        if (steps.exchange(ASLEEP + worker, 1, 0)) {
            steps.add(SLEEPERS, -1);
        }
    }

    void signal() {
        if (producerFence) {
            steps.fence();
        }
        if (steps.load(SLEEPERS) != 0) {
            wakeOne();
        }
    }

    boolean asleep(int worker) {
        return steps.load(ASLEEP + worker) == 1;
    }

    int sleepers() {
        return (int) steps.load(SLEEPERS);
    }

    private void wakeOne() {
        for (int worker = 0; worker < WORKERS; worker++) {
            if (asleep(worker) && steps.exchange(ASLEEP + worker, 1, 0)) {
                steps.add(SLEEPERS, -1);
                return;
            }
        }
    }
}
