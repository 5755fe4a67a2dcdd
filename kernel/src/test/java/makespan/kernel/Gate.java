package makespan.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Lets a test decide how long a cell of a kernel in the same process takes. */
public final class Gate {
    private static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

    private Gate() {}

    /** Waits, in a cell, until the test opens the gate of that name. */
    public static void await(String name) throws InterruptedException {
        gate(name).await();
    }

    /** Waits like a call that nothing can stop. */
    public static void awaitUninterruptibly(String name) {
        boolean interrupted = false;
        while (gate(name).getCount() > 0) {
            try {
                gate(name).await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void open(String name) {
        gate(name).countDown();
    }

    private static CountDownLatch gate(String name) {
        return GATES.computeIfAbsent(name, n -> new CountDownLatch(1));
    }
}
