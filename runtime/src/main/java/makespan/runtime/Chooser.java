package makespan.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import makespan.schedule.PlacementRule;
import makespan.trace.Choice;
import makespan.trace.Score;
import org.jspecify.annotations.Nullable;

/** Decides how ready tasks are done. Guarded by the monitor of {@link Placements}. */
final class Chooser {
    private final RunState run;
    private final PlacementRule rule;
    private final List<Target> targets;
    private final Target workers;
    private final Coherence coherence;
    private final ExpectedTimes times;
    private final Set<Way> failing = new HashSet<>();
    private final Set<Way> proven = new HashSet<>();

    /** A way to do the tasks of a kind. */
    private record Way(String kind, String target, int device) {}

    /** @param targets all devices, the workers first */
    Chooser(RunState run, PlacementRule rule, List<Target> targets, Coherence coherence, ExpectedTimes times) {
        this.run = run;
        this.targets = targets;
        workers = targets.get(0);
        this.rule = rule;
        this.coherence = coherence;
        this.times = times;
    }

    /** Returns how a task is to be done that is ready. */
    Decision choose(PlacedTask task) {
        List<Candidate> ways = usable(task);
        if (ways.size() == 1) {
            return new Decision(ways, scores(task, ways), 0, Choice.Reason.ONLY);
        }
        int planned = planned(task, ways);
        if (planned >= 0) {
            return new Decision(ways, scores(task, ways), planned, Choice.Reason.PLAN);
        }
        int untried = untried(task, ways);
        if (untried >= 0) {
            return new Decision(ways, scores(task, ways), untried, Choice.Reason.EXPLORATION);
        }
        int onWorkers = times.tooShortToHandOver(task) ? onWorkers(ways) : -1;
        if (onWorkers >= 0) { // the others are not even looked at, since that would take longer than the task
            List<Candidate> only = List.of(ways.get(onWorkers));
            return new Decision(only, scores(task, only), 0, Choice.Reason.TOO_SHORT);
        }
        List<Score> scores = scores(task, ways);
        int best = earliest(scores);
        int again = toTryAgain(task, ways, scores, best);
        return again >= 0
                ? new Decision(ways, scores, again, Choice.Reason.EXPLORATION)
                : new Decision(ways, scores, best, Choice.Reason.EARLIEST_FINISH);
    }

    /** Returns how a task would be done on a certain device, or null if it cannot. */
    @Nullable
    Decision on(Target target, PlacedTask task) {
        List<Candidate> ways = usable(task);
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).target() == target) {
                return new Decision(ways, scores(task, ways), i, Choice.Reason.FIRST_FREE);
            }
        }
        return null;
    }

    /**
     * Returns how a task would be done on a certain device, if it is known to end there before a time; else null.
     *
     * @param freeNanos when the device is free at the earliest
     */
    @Nullable
    Decision sooner(Target target, PlacedTask task, long freeNanos, long beforeNanos) {
        for (Candidate way : task.candidates()) {
            long expected = way.target() == target ? times.of(task, way).nanos() : 0;
            if (expected > 0 && freeNanos + expected < beforeNanos) {
                Decision decision = on(target, task);
                return decision != null && decision.score().finishNanos() < run.sinceBegin(beforeNanos)
                        ? decision
                        : null;
            }
        }
        return null;
    }

    /** Returns the ways to do a task but those that have failed for others of its kind, and never succeeded. */
    private List<Candidate> usable(PlacedTask task) {
        if (failing.isEmpty()) {
            return task.candidates();
        }
        List<Candidate> usable = task.candidates().stream()
                .filter(way -> !failing.contains(way(task, way)) || proven.contains(way(task, way)))
                .toList();
        return usable.isEmpty() ? task.candidates() : usable;
    }

    /** Notes that a way to do a task has failed. */
    void failed(PlacedTask task, Candidate candidate) {
        failing.add(way(task, candidate));
    }

    /** Notes that a way to do a task has succeeded. */
    void succeeded(PlacedTask task, Candidate candidate) {
        proven.add(way(task, candidate));
    }

    private static Way way(PlacedTask task, Candidate way) {
        return new Way(task.task().kind(), way.variant().target(), way.target().index());
    }

    private int planned(PlacedTask task, List<Candidate> ways) {
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).target().plan().contains(task.index())) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the way of which least is known, if that is too little; else -1. */
    private int untried(PlacedTask task, List<Candidate> ways) {
        if (rule != PlacementRule.EARLIEST_FINISH) {
            return -1;
        }
        int rarest = -1;
        for (int i = 0; i < ways.size(); i++) {
            if (times.wantsFirstTries(task, ways.get(i))
                    && (rarest < 0 || times.tries(task, ways.get(i)) < times.tries(task, ways.get(rarest)))) {
                rarest = i;
            }
        }
        return rarest;
    }

    /** Returns a way that looks slower and for which there is time to look whether it still is; else -1. */
    private int toTryAgain(PlacedTask task, List<Candidate> ways, List<Score> scores, int best) {
        if (rule != PlacementRule.EARLIEST_FINISH) {
            return -1;
        }
        for (int i = 0; i < ways.size(); i++) {
            if (i != best && times.affordsTry(task, ways.get(i), Decision.lossNanos(scores, i))) {
                return i;
            }
        }
        return -1;
    }

    private static int onWorkers(List<Candidate> ways) {
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).target().place() == Target.Place.WORKERS) {
                return i;
            }
        }
        return -1;
    }

    private static int earliest(List<Score> scores) {
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            if (scores.get(i).finishNanos() < scores.get(best).finishNanos()) {
                best = i;
            }
        }
        return best;
    }

    private List<Score> scores(PlacedTask task, List<Candidate> ways) {
        List<Score> scores = new ArrayList<>(ways.size());
        long now = System.nanoTime();
        for (Candidate way : ways) {
            ExpectedTimes.Expected expected = times.of(task, way);
            long arrival = now
                    + coherence.nanosUntilThere(task.accesses(), way.target().space(), now);
            scores.add(new Score(
                    way.target().name(),
                    way.variant().target(),
                    run.sinceBegin(freeNanos(way.target(), expected.nanos(), now)),
                    run.sinceBegin(arrival),
                    expected.nanos(),
                    expected.basis(),
                    coherence.nanosToHome(task.accesses(), way.target().space())));
        }
        return scores;
    }

    /** Returns when a device is expected to take a task that takes so long there. */
    long freeNanos(Target target, long expectedNanos, long now) {
        return switch (target.place()) {
            case IO -> now;
            case DRIVERS -> freeNanosOfDevice(target, expectedNanos, now);
            case WORKERS -> freeNanosOfWorkers(now);
        };
    }

    /**
     * A device that computes on the workers' processors is free when those are, and not before they have caught up with what
     * the task keeps them from: else it would look as if it did for nothing what costs all of them.
     */
    private long freeNanosOfDevice(Target target, long expectedNanos, long now) {
        long free = target.freeNanos(now);
        int shared = target.sharedProcessors();
        if (shared == 0 || idleWorkers() - heldUp() >= shared) {
            return free;
        }
        return Math.max(free, freeNanosOfWorkers(now)) + (shared - 1) * expectedNanos;
    }

    private long freeNanosOfWorkers(long now) {
        long free = idleWorkers() > 0 ? now : workers.freeNanos(now);
        for (Target other : targets) {
            if (other.sharedProcessors() >= workers.device().slots()
                    && !other.running().isEmpty()) {
                free = Math.max(free, other.freeNanos(now));
            }
        }
        return free;
    }

    /** Returns on how many of the workers' processors devices compute, now or with what waits for them. */
    private int heldUp() {
        int heldUp = 0;
        for (Target target : targets) {
            heldUp += target.running().isEmpty() && target.queue().isEmpty() ? 0 : target.sharedProcessors();
        }
        return heldUp;
    }

    private int idleWorkers() {
        return run.runtime().idleWorkers().count() - workers.queue().size();
    }
}
