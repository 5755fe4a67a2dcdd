package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a runtime costs that has nothing to do. Counts its own threads' processor time, so a busy machine is no matter. */
@Timeout(60)
final class IdlingTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void workersThatSleepUseUnderOnePercentOfACore() throws InterruptedException {
        Assumptions.assumeTrue(THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled());
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            runtime.run(TaskGraph.builder("pair")
                    .add("a", TaskBody.EMPTY)
                    .add("b", TaskBody.EMPTY, "a")
                    .build());
            awaitSleep(runtime.idleWorkers(), 2);
            List<Thread> own = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("makespan-") && !others.contains(thread))
                    .toList();
            long begin = System.nanoTime();
            long used = cpuNanos(own);

            assertFalse(new CountDownLatch(1).await(2, TimeUnit.SECONDS));

            used = cpuNanos(own) - used;
            long elapsed = System.nanoTime() - begin;
            assertEquals(2, own.size());
            assertTrue(used < elapsed / 100, used + " ns of processor time in " + elapsed + " ns");
        }
    }

    private static void awaitSleep(IdleWorkers idleWorkers, int workers) {
        while (idleWorkers.sleepers() < workers) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static long cpuNanos(List<Thread> threads) {
        return threads.stream()
                .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getId()))
                .sum();
    }
}
