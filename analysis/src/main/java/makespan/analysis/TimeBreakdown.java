package makespan.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import makespan.device.DeviceKind;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/**
 * Where the workers' time went: every instant of every worker, from the start of the run to its end, is one of seven
 * things. A worker that runs a task <b>works</b>, but for what the task takes longer than in a run on one worker, where that
 * is known: <b>contention</b> for caches, memory or processors. In a run that used other devices, each of their slots
 * counts as a worker. An idle worker is, in this order:
 * <ul>
 *   <li>waiting for a <b>transfer</b>, if the task that ran there next was ready, and data were moved for it, or if every
 *       task had ended and data were brought home;
 *   <li>kept by the <b>scheduler</b>, if a task was ready and not yet started, which then ran on this device; with fewer
 *       such tasks than idle workers, as many workers as tasks;
 *   <li><b>blocked</b>, if no worker ran a task and I/O tasks were ready or running: the run waited for I/O;
 *   <li>in the <b>tail</b>, if every task that ever ran had been started;
 *   <li><b>starved</b> otherwise: the tasks that were left waited for running ones.
 * </ul>
 * All in seconds of worker time. The parts sum to {@code total} up to rounding.
 *
 * @param work workers ran task bodies, less contention
 * @param contention task bodies took longer than on one worker; 0 where those times are not known
 * @param starved workers were idle for want of a ready task
 * @param scheduler workers were idle though a task was ready: dispatch overhead
 * @param transfer workers were idle because data were on their way; 0 in a run without other devices
 * @param blocked workers were idle while only I/O tasks made progress
 * @param tail workers were idle after the last task had been started
 * @param total workers × makespan
 */
public record TimeBreakdown(
        double work,
        double contention,
        double starved,
        double scheduler,
        double transfer,
        double blocked,
        double tail,
        double total) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The breakdown of a run without other devices, of which no times on one worker are known. */
    public TimeBreakdown(double work, double starved, double scheduler, double blocked, double tail, double total) {
        this(work, 0, starved, scheduler, 0, blocked, tail, total);
    }

    /** Returns the breakdown of a run, in O(n log n) for n events. */
    public static TimeBreakdown of(Trace trace) {
        return new BreakdownSweep(trace).breakdown();
    }

    /**
     * Returns the breakdown of a run with contention told from work. A task that took less than on one worker has none.
     *
     * @param serialSeconds time of each task in a run on one worker, finite and at least 0
     * @throws IllegalArgumentException if there is not one time per task of the trace
     */
    public static TimeBreakdown of(Trace trace, double[] serialSeconds) {
        if (serialSeconds.length != trace.taskCount()) {
            throw new IllegalArgumentException("there must be one time per task: " + trace.taskCount() + " tasks, but "
                    + serialSeconds.length + " times");
        }
        TimeBreakdown all = of(trace);
        double longer = 0;
        for (TaskEvent event : trace.events()) {
            if (trace.lanes().get(event.lane()).device().equals(DeviceKind.CPU)) {
                double serial = serialSeconds[event.task()];
                longer += Math.max(0, event.durationNanos() / NANOS_PER_SECOND - serial);
            }
        }
        double contention = Math.min(all.work, longer);
        return new TimeBreakdown(
                all.work - contention,
                contention,
                all.starved,
                all.scheduler,
                all.transfer,
                all.blocked,
                all.tail,
                all.total);
    }

    /** Returns the parts as fractions of the total, in the order of the components; all 0 where the total is 0. */
    public Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("work", share(work));
        shares.put("contention", share(contention));
        shares.put("starved", share(starved));
        shares.put("scheduler", share(scheduler));
        shares.put("transfer", share(transfer));
        shares.put("blocked", share(blocked));
        shares.put("tail", share(tail));
        return shares;
    }

    /** Returns the part of the worker time that was spent in task bodies, 0 to 1. */
    public double utilisation() {
        return share(work + contention);
    }

    private double share(double part) {
        return total > 0 ? part / total : 0;
    }
}
