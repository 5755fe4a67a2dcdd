package makespan.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** How many more entries the trace of a run may take, over all lanes. */
final class TraceBudget {
    private final AtomicInteger left;

    /** @param entries at least 0; an entry takes 12 bytes */
    TraceBudget(int entries) {
        left = new AtomicInteger(entries);
    }

    /** Grants as many entries as are wanted, or those that are left. */
    int take(int wanted) {
        if (left.get() == 0) {
            return 0;
        }
        int before = left.getAndUpdate(now -> Math.max(0, now - wanted));
        return Math.min(before, wanted);
    }
}
