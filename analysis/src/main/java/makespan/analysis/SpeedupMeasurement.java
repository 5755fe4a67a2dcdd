package makespan.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import makespan.graph.TaskGraph;

/**
 * Measures how the makespan of a graph falls with the number of workers. The numbers of workers take turns, in a new
 * random order in each round, so that a slow minute of the machine hits all of them alike; one warm-up round before does
 * not count. Set what should differ from the defaults, then {@link #measure()}. Not safe for concurrent use.
 */
public final class SpeedupMeasurement {
    /** Fewest repeats that give a median worth showing. */
    static final int FEWEST_REPEATS = 3;

    private static final int MOST_WORKERS = 256;
    private static final int EVERY_COUNT_UP_TO = 8;

    final TaskGraph graph;
    final int processors = Runtime.getRuntime().availableProcessors();
    List<Integer> workers = defaultWorkers(Math.min(processors, MOST_WORKERS));
    int repeats = 5;
    int warmUps = 1;
    long seed = 42;
    Duration budget = Duration.ofDays(365);
    ProgressListener progress = (done, total, workers) -> {};

    /** Is told of each run. Called on the measuring thread, between runs: what it takes is not measured. */
    @FunctionalInterface
    public interface ProgressListener {
        /**
         * A run is about to start.
         *
         * @param done runs that have ended, warm-ups included
         * @param total runs that are planned by now
         * @param workers on how many workers the next run is
         */
        void runStarts(int done, int total, int workers);
    }

    private SpeedupMeasurement(TaskGraph graph) {
        this.graph = Objects.requireNonNull(graph);
    }

    /** Returns a measurement of a graph on 1 to as many workers as the machine has processors, five times each. */
    public static SpeedupMeasurement of(TaskGraph graph) {
        return new SpeedupMeasurement(graph);
    }

    /** Every count to eight, then powers of two, and all processors. */
    static List<Integer> defaultWorkers(int processors) {
        TreeSet<Integer> counts = new TreeSet<>(List.of(processors));
        for (int count = 1; count <= processors; count = count < EVERY_COUNT_UP_TO ? count + 1 : count * 2) {
            counts.add(count);
        }
        return List.copyOf(counts);
    }

    /**
     * Sets the numbers of workers, 1 to 256; their order and doubled ones do not matter. One worker, the base of every
     * speedup, is added where it is missing.
     */
    public SpeedupMeasurement workers(int... counts) {
        TreeSet<Integer> distinct = new TreeSet<>(List.of(1));
        for (int count : counts) {
            if (count < 1 || count > MOST_WORKERS) {
                throw new IllegalArgumentException("workers must be between 1 and 256, but was " + count);
            }
            distinct.add(count);
        }
        workers = List.copyOf(distinct);
        return this;
    }

    /** Sets the numbers of workers. */
    public SpeedupMeasurement workers(Iterable<Integer> counts) {
        List<Integer> all = new ArrayList<>();
        counts.forEach(all::add);
        return workers(all.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Sets how often each number of workers is measured, at least 3. */
    public SpeedupMeasurement repeats(int count) {
        if (count < FEWEST_REPEATS) {
            throw new IllegalArgumentException("repeats must be at least 3, but was " + count);
        }
        repeats = count;
        return this;
    }

    /** Sets the number of rounds before the first that counts, at least 0. */
    public SpeedupMeasurement warmUps(int rounds) {
        if (rounds < 0) {
            throw new IllegalArgumentException("warm-ups must be at least 0, but was " + rounds);
        }
        warmUps = rounds;
        return this;
    }

    /** Sets the seed of the order of runs and of the bootstrap. */
    public SpeedupMeasurement seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /** Sets about how long the measurement may take; repeats are left out to keep to it, but three are always made. */
    public SpeedupMeasurement budget(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the budget must be above 0, but was " + time);
        }
        budget = time;
        return this;
    }

    /** Sets who is told of each run. */
    public SpeedupMeasurement progress(ProgressListener listener) {
        progress = Objects.requireNonNull(listener);
        return this;
    }

    /**
     * Runs the graph on every number of workers and returns the study.
     *
     * @throws InterruptedException if the thread is interrupted; the run in progress is cancelled
     * @throws makespan.runtime.TaskFailedException if a task fails; nothing more is measured
     * @throws IllegalArgumentException if the graph has no tasks
     */
    public SpeedupStudy measure() throws InterruptedException {
        if (graph.size() == 0) {
            throw new IllegalArgumentException("graph '" + graph.name() + "' has no tasks to measure");
        }
        return new SpeedupRounds(this).measure();
    }

    @Override
    public String toString() {
        return "speedup of '" + graph.name() + "' on " + Arrays.toString(workers.toArray()) + " workers";
    }
}
