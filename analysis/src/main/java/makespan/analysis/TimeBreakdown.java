package makespan.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import makespan.trace.Trace;

/**
 * Where the workers' time went: every instant of every worker, from the start of the run to its end, is one of five
 * things. An idle worker is, in this order:
 * <ul>
 *   <li>kept by the <b>scheduler</b>, if a task was ready and not yet started; with fewer such tasks than idle workers,
 *       as many workers as tasks;
 *   <li><b>blocked</b>, if no worker ran a task and I/O tasks were ready or running: the run waited for I/O;
 *   <li>in the <b>tail</b>, if every task that ever ran had been started;
 *   <li><b>starved</b> otherwise: the tasks that were left waited for running ones.
 * </ul>
 * All in seconds of worker time. The parts sum to {@code total} up to rounding.
 *
 * @param work workers ran task bodies
 * @param starved workers were idle for want of a ready task
 * @param scheduler workers were idle though a task was ready: dispatch overhead
 * @param blocked workers were idle while only I/O tasks made progress
 * @param tail workers were idle after the last task had been started
 * @param total workers × makespan
 */
public record TimeBreakdown(double work, double starved, double scheduler, double blocked, double tail, double total) {

    /** Returns the breakdown of a run, in O(n log n) for n events. */
    public static TimeBreakdown of(Trace trace) {
        return new BreakdownSweep(trace).breakdown();
    }

    /** Returns the parts as fractions of the total, in the order of the components; all 0 where the total is 0. */
    public Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("work", share(work));
        shares.put("starved", share(starved));
        shares.put("scheduler", share(scheduler));
        shares.put("blocked", share(blocked));
        shares.put("tail", share(tail));
        return shares;
    }

    /** Returns the part of the worker time that was spent in task bodies, 0 to 1. */
    public double utilisation() {
        return share(work);
    }

    private double share(double part) {
        return total > 0 ? part / total : 0;
    }
}
