package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import makespan.device.DeviceKind;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/** Random traces, whether a scheduler could make them or not; whole seconds, so that each can be looked at on its own. */
class TimeBreakdownTest {
    private static final long NANOS = 1_000_000_000;
    private static final double ROUNDING = 1e-9;

    @Test
    void everySecondOfEveryWorkerIsCountedOnce() {
        for (long seed = 0; seed < 300; seed++) {
            Trace trace = random(seed);
            TimeBreakdown time = TimeBreakdown.of(trace);

            double sum =
                    time.shares().values().stream().mapToDouble(share -> share).sum();
            assertEquals(trace.makespanNanos() == 0 ? 0 : 1, sum, 1e-3, "seed " + seed);
            assertTrue(time.shares().values().stream().allMatch(share -> share >= 0), "seed " + seed + ": " + time);
            assertEquals(secondBySecond(trace), time, "seed " + seed);
        }
    }

    @Test
    void contentionIsTakenFromWorkAlone() {
        for (long seed = 0; seed < 300; seed++) {
            Trace trace = random(seed);
            SplittableRandom random = new SplittableRandom(seed);
            double[] serial =
                    random.ints(trace.taskCount(), 0, 9).asDoubleStream().toArray();
            double longer = trace.events().stream()
                    .filter(event -> trace.lanes().get(event.lane()).device().equals(DeviceKind.CPU))
                    .mapToDouble(event -> Math.max(0, event.durationNanos() / (double) NANOS - serial[event.task()]))
                    .sum();
            TimeBreakdown whole = TimeBreakdown.of(trace);
            TimeBreakdown told = TimeBreakdown.of(trace, serial);

            assertEquals(longer, told.contention(), ROUNDING, "seed " + seed);
            assertEquals(
                    whole,
                    new TimeBreakdown(
                            told.work() + told.contention(),
                            told.starved(),
                            told.scheduler(),
                            told.blocked(),
                            told.tail(),
                            told.total()),
                    "seed " + seed);
            assertEquals(whole.utilisation(), told.utilisation(), ROUNDING, "seed " + seed);
        }
    }

    private static Trace random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int workers = 1 + (int) (seed % 4);
        List<Lane> lanes = new ArrayList<>();
        List<TaskEvent> events = new ArrayList<>();
        for (int lane = 0; lane < workers + seed % 3; lane++) {
            lanes.add(new Lane(lane, "lane " + lane, lane < workers ? DeviceKind.CPU : DeviceKind.IO));
            long start = random.nextInt(4);
            for (int count = random.nextInt(6); count > 0; count--) {
                long end = start + random.nextInt(5);
                long ready = start - random.nextInt((int) Math.min(start, 3) + 1);
                events.add(new TaskEvent(
                        events.size(), lane, ready * NANOS, start * NANOS, end * NANOS, Outcome.COMPLETED));
                start = end + random.nextInt(4);
            }
        }
        return new Trace(Trace.Origin.MEASURED, lanes, events.size(), events, SchedulerCounters.NONE);
    }

    private static TimeBreakdown secondBySecond(Trace trace) {
        int[] parts = new int[5];
        double lastStart =
                trace.events().stream().mapToDouble(TaskEvent::startNanos).max().orElse(0);
        for (long second = 0; second * NANOS < trace.makespanNanos(); second++) {
            long now = second * NANOS;
            int busy = 0;
            int waiting = 0;
            boolean io = false;
            for (TaskEvent event : trace.events()) {
                boolean cpu = trace.lanes().get(event.lane()).device().equals(DeviceKind.CPU);
                busy += cpu && event.startNanos() <= now && now < event.endNanos() ? 1 : 0;
                waiting += cpu && event.readyNanos() <= now && now < event.startNanos() ? 1 : 0;
                io |= !cpu && event.readyNanos() <= now && now < event.endNanos();
            }
            int idle = trace.workers() - busy;
            int kept = Math.min(idle, waiting);
            parts[0] += busy;
            parts[2] += kept;
            parts[busy == 0 && io ? 3 : now >= lastStart ? 4 : 1] += idle - kept;
        }
        return new TimeBreakdown(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                parts[4],
                trace.workers() * trace.makespanNanos() / (double) NANOS);
    }
}
