package makespan.analysis;

import java.util.List;
import java.util.Optional;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import makespan.trace.Outcome;
import makespan.trace.Trace;

/**
 * A measured run replayed by the {@link Simulator} with the times of its tasks, then with other times or on another number
 * of workers. How well it reproduces the run itself says how far to believe the rest. Times in seconds.
 */
final class Replay {
    /** The largest relative error with which a replay of the run itself still counts as one. */
    static final double FIDELITY = 0.10;

    private static final ListPolicy POLICY = ListPolicy.HLFET;

    private final RunAnalysis run;
    private final double makespan;

    /** @param run on at least one worker */
    Replay(RunAnalysis run) {
        this.run = run;
        makespan = makespan(run.seconds(), run.workers());
    }

    /** Returns the makespan of the run replayed as it was. */
    double makespan() {
        return makespan;
    }

    /** Returns how much longer the replay takes than the run, as a fraction of the run's makespan; below 0 if shorter. */
    double error() {
        return run.makespan() > 0 ? makespan / run.makespan() - 1 : 0;
    }

    /** Returns whether the replay reproduces the run closely enough to be believed. */
    boolean faithful() {
        return makespan > 0 && Math.abs(error()) <= FIDELITY;
    }

    /** Returns the makespan with some tasks so many times faster; without time if the factor is infinite. */
    double faster(List<Integer> tasks, double factor) {
        double[] seconds = run.seconds();
        tasks.forEach(task -> seconds[task] /= factor);
        return makespan(seconds, run.workers());
    }

    double makespan(double[] seconds, int workers) {
        return Simulator.makespan(run.graph(), seconds, workers, POLICY);
    }

    Trace trace(double[] seconds, int workers) {
        return Simulator.run(run.graph(), seconds, workers, POLICY);
    }

    /** Returns why a run cannot be replayed at all, if so: what is missing or distorted, and the way out. */
    static Optional<String> refusal(RunAnalysis run) {
        if (run.graph().size() == 0) {
            return Optional.of("the graph has no tasks");
        }
        if (run.trace().unrecorded() > 0) {
            return Optional.of("the trace was cut at its limit and lacks "
                    + Quantity.count(run.trace().unrecorded(), "task") + "; run it with a higher trace limit");
        }
        if (run.outcome() != Outcome.COMPLETED) {
            return Optional.of("the run " + (run.outcome() == Outcome.FAILED ? "failed" : "was cancelled") + ": "
                    + run.completed() + " of " + Quantity.count(run.graph().size(), "task")
                    + " completed, and the times of the others are not known; run it to its end");
        }
        if (run.oversubscribed()) {
            return Optional.of("the " + run.workers() + " workers of its run shared "
                    + Quantity.count(run.processors(), "processor")
                    + ", so that no task took the time it takes alone; run it on at most "
                    + Quantity.count(run.processors(), "worker"));
        }
        if (run.usedDevices()) {
            return Optional.of("its tasks had a choice of unlike devices, and a replay knows equal workers alone;"
                    + " simulate it on a platform");
        }
        return run.workers() == 0 ? Optional.of("the trace has no worker") : Optional.empty();
    }

    /** Returns why this replay must not be believed, if so, and the way out. */
    Optional<String> refusal() {
        if (makespan == 0) {
            return Optional.of("its tasks took no measurable time");
        }
        return faithful()
                ? Optional.empty()
                : Optional.of("a replay of its run takes " + Quantity.duration(makespan) + ", but it took "
                        + Quantity.duration(run.makespan()) + " (" + Quantity.change(error())
                        + ", where 10 % can be believed); run it on a quieter machine or with larger tasks");
    }
}
