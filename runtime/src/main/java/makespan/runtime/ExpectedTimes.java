package makespan.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import makespan.schedule.TimeHistory;
import makespan.schedule.TimeKey;
import makespan.trace.Score;

/**
 * How long tasks are expected to take on which device, and which of that should be found out first. Guarded by the monitor
 * of {@link Placements}.
 */
final class ExpectedTimes {
    /*
     * A way that was measured a few times may still be misjudged: Java code gets faster while the compiler learns of it. So
     * the ways that look slower are tried again at times, as long as what is lost by that is a small part of all the time
     * spent on such tasks. So a way is tried the more rarely the slower it is, and not at all where one try is too dear.
     */
    /** How often each way is tried before measured times are believed. */
    static final int FIRST_TRIES = 3;

    /** Which tasks are not tried again where one try took {@link #FAR_SLOWER} times as long as elsewhere, in nanoseconds. */
    static final long FELT_NANOS = 250_000_000;

    private static final int FAR_SLOWER = 10;

    /** Which tasks are done on workers, if those can do them, in nanoseconds. */
    static final long HAND_OVER_NANOS = 50_000;

    private final TimeHistory history;
    private final Map<TimeKey, Integer> pending = new HashMap<>();
    private final Tries tries;

    /** An expected time, in nanoseconds, and where it is known from. */
    record Expected(long nanos, Score.Basis basis) {
        private static final Expected UNKNOWN = new Expected(0, Score.Basis.UNKNOWN);

        boolean known() {
            return basis != Score.Basis.UNKNOWN;
        }
    }

    ExpectedTimes(TimeHistory history, Tries tries) {
        this.history = history;
        this.tries = tries;
    }

    /** Returns how long a task is expected to take when it is done in a certain way. */
    Expected of(PlacedTask task, Candidate way) {
        if (way.target().device().emulated()) {
            return stated(task, way);
        }
        OptionalLong measured = history.expectedNanos(way.key());
        return measured.isPresent()
                ? new Expected(measured.getAsLong(), Score.Basis.MEASURED)
                : way.statedNanos() < 0 ? Expected.UNKNOWN : new Expected(way.statedNanos(), Score.Basis.STATED);
    }

    private Expected stated(PlacedTask task, Candidate way) {
        if (way.statedNanos() >= 0) {
            return new Expected(way.statedNanos(), Score.Basis.STATED);
        }
        OptionalDouble speed = way.target().device().statedSpeed();
        OptionalLong onWorker = onWorker(task);
        return speed.isPresent() && onWorker.isPresent()
                ? new Expected(Math.round(onWorker.getAsLong() / speed.getAsDouble()), Score.Basis.STATED)
                : Expected.UNKNOWN;
    }

    private OptionalLong onWorker(PlacedTask task) {
        return task.candidates().stream()
                .filter(way -> way.target().place() == Target.Place.WORKERS)
                .map(way -> of(task, way))
                .filter(Expected::known)
                .mapToLong(Expected::nanos)
                .findFirst();
    }

    /**
     * Returns whether a task is over sooner on a worker than it is handed to another device: to wake the threads that run
     * it and move its data there and back takes that much of the workers' time, whatever the device does meanwhile. Emulated
     * devices are to behave as stated, and exempt from that.
     */
    boolean tooShortToHandOver(PlacedTask task) {
        boolean tooShort = false;
        for (Candidate way : task.candidates()) {
            if (!isMeasured(way)) {
                return false;
            }
            if (way.target().place() == Target.Place.WORKERS) {
                Expected expected = of(task, way);
                tooShort = expected.basis() == Score.Basis.MEASURED && expected.nanos() < HAND_OVER_NANOS;
            }
        }
        return tooShort;
    }

    /** Returns whether a way was tried too rarely to know how long it takes, and its declaration says nothing of that. */
    boolean wantsFirstTries(PlacedTask task, Candidate way) {
        return isMeasured(way) && way.statedNanos() < 0 && tries(task, way) < FIRST_TRIES && !isLost(task, way);
    }

    /** Returns whether one try was enough to see that a way is far slower than another, and each further one would be felt. */
    private boolean isLost(PlacedTask task, Candidate way) {
        long here = of(task, way).nanos();
        if (here < FELT_NANOS) {
            return false;
        }
        for (Candidate other : task.candidates()) {
            long there = of(task, other).nanos();
            if (there > 0 && there < here / FAR_SLOWER) {
                return true;
            }
        }
        return false;
    }

    /** Returns how often a way was tried or is about to be. */
    int tries(PlacedTask task, Candidate way) {
        TimeKey key = way.key();
        return history.count(key) + pending.getOrDefault(key, 0);
    }

    /** Returns whether there is time to try again a way that looks slower, by which so much is expected to be lost. */
    boolean affordsTry(PlacedTask task, Candidate way, long lossNanos) {
        return isMeasured(way) && pending.getOrDefault(way.key(), 0) == 0 && tries.affords(task, lossNanos);
    }

    private static boolean isMeasured(Candidate way) {
        return !way.target().device().emulated();
    }

    /** Takes note that a task is going to be done in a way; by a try so much is expected to be lost, else 0. */
    void begin(PlacedTask task, Candidate way, long lossNanos) {
        pending.merge(way.key(), 1, Integer::sum);
        if (lossNanos > 0) {
            tries.tried(task, lossNanos);
        }
    }

    /** Takes note that a task is not going to be done in a way, be it that it has ended or that it is done otherwise. */
    void end(PlacedTask task, Candidate way) {
        pending.merge(way.key(), -1, (count, less) -> count + less == 0 ? null : count + less);
    }

    /** Takes note of how long a task took. */
    void measured(PlacedTask task, Candidate way, long nanos) {
        if (isMeasured(way)) {
            history.add(way.key(), nanos);
            tries.spent(task, nanos);
        }
    }
}
