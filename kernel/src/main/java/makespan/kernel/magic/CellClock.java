package makespan.kernel.magic;

import groovy.lang.Closure;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times what cells do: by the clock, and on the processors by all threads of the process. */
public final class CellClock {
    private static final ThreadLocal<CellClock> RUNNING = new ThreadLocal<>();

    private final long wall = System.nanoTime();
    private final long process = processNanos();
    private final long thread = threadNanos();

    private CellClock() {}

    /** Returns what a closure returns, and prints how long it took. */
    public static <T> @Nullable T time(Closure<T> expression) {
        CellClock clock = new CellClock();
        try {
            return expression.call();
        } finally {
            System.out.println(clock.toText());
        }
    }

    /** Begins to time the cell that this thread evaluates. */
    public static void start() {
        RUNNING.set(new CellClock());
    }

    /** Prints how long the cell that this thread evaluated took, if it was timed. */
    public static void stop() {
        CellClock clock = RUNNING.get();
        if (clock != null) {
            RUNNING.remove();
            System.out.println(clock.toText());
        }
    }

    /** The system counts the process's time in coarser steps than the thread's. */
    private String toText() {
        long cpu = Math.max(processNanos() - process, threadNanos() - thread);
        return "wall " + text(System.nanoTime() - wall) + " · CPU " + text(cpu);
    }

    private static String text(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static long processNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
