package makespan.analysis;

import java.util.Objects;
import makespan.graph.TaskGraph;
import makespan.runtime.WorkStealingRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Checks by experiment whether replays predict what slower tasks do to a makespan. All tasks of a kind are really made
 * slower, by a delay at their end, and the change of the makespan is held against the replay's. The idea is the virtual
 * speedup of Curtsinger and Berger, "Coz: finding code that counts with causal profiling", SOSP 2015, turned round: there
 * all else is delayed to see what a speedup would bring. Kinds and undisturbed runs take turns in a new random order in
 * each round, after a warm-up. Set what should differ from the defaults, then {@link #measure()}. Not safe for concurrent
 * use.
 */
public final class DelayExperiment {
    /** Fewest repeats that give a median worth showing. */
    static final int FEWEST_REPEATS = 3;

    private static final int MOST_WORKERS = 256;
    private static final int MOST_KINDS = 100;

    final TaskGraph graph;
    final int processors = Runtime.getRuntime().availableProcessors();
    int workers = Math.min(MOST_WORKERS, processors);
    int repeats = 5;
    int kinds = 3;
    double delay = 0.5;
    long seed = 42;
    ProgressListener progress = (done, total, kind) -> {};
    private @Nullable DelayedRuns runs;

    /** Is told of each run. Called on the measuring thread, between runs: what it takes is not measured. */
    @FunctionalInterface
    public interface ProgressListener {
        /**
         * A run is about to start.
         *
         * @param done runs that have ended, warm-up included
         * @param total runs that are planned; 0 before the warm-up has ended
         * @param kind whose tasks are delayed, empty for an undisturbed run
         */
        void runStarts(int done, int total, String kind);
    }

    private DelayExperiment(TaskGraph graph) {
        this.graph = Objects.requireNonNull(graph);
    }

    /** Returns an experiment with the three most influential kinds of a graph, five runs each, half as slow again. */
    public static DelayExperiment of(TaskGraph graph) {
        return new DelayExperiment(graph);
    }

    /** Sets the number of workers, 1 to 256; as many as processors by default. */
    public DelayExperiment workers(int count) {
        workers = inRange("workers", count, 1, MOST_WORKERS);
        return this;
    }

    /** Sets how often the graph is run undisturbed and with each kind delayed, at least 3. */
    public DelayExperiment repeats(int count) {
        repeats = inRange("repeats", count, FEWEST_REPEATS, 1_000_000);
        return this;
    }

    /** Sets how many kinds are delayed, 1 to 100: those whose delay the replay takes to matter most. */
    public DelayExperiment kinds(int count) {
        kinds = inRange("kinds", count, 1, MOST_KINDS);
        return this;
    }

    /** Returns how often the graph is run undisturbed and with each kind delayed. */
    public int repeats() {
        return repeats;
    }

    /** Returns how many kinds are delayed at most. */
    public int kinds() {
        return kinds;
    }

    /** Sets the delay, as a fraction of the median time of a kind's tasks, above 0 and at most 10. */
    public DelayExperiment delay(double fraction) {
        if (!(fraction > 0 && fraction <= 10)) {
            throw new IllegalArgumentException("the delay must be above 0 and at most 10 times the median time of a"
                    + " kind's tasks, but was " + fraction);
        }
        delay = fraction;
        return this;
    }

    /** Sets the seed of the order of runs and of the bootstrap. */
    public DelayExperiment seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /** Sets who is told of each run. */
    public DelayExperiment progress(ProgressListener listener) {
        progress = Objects.requireNonNull(listener);
        return this;
    }

    /** Sets what runs the graph, instead of a runtime. */
    DelayExperiment runs(DelayedRuns newRuns) {
        runs = newRuns;
        return this;
    }

    private static int inRange(String what, int count, int least, int most) {
        if (count < least || count > most) {
            throw new IllegalArgumentException(
                    what + " must be between " + least + " and " + most + ", but was " + count);
        }
        return count;
    }

    /**
     * Runs the graph undisturbed and with each kind delayed, and returns the study.
     *
     * @throws InterruptedException if the thread is interrupted; the run in progress is cancelled
     * @throws makespan.runtime.TaskFailedException if a task fails; nothing more is measured
     * @throws IllegalArgumentException if the graph has no tasks
     */
    public DelayStudy measure() throws InterruptedException {
        if (graph.size() == 0) {
            throw new IllegalArgumentException("graph '" + graph.name() + "' has no tasks to measure");
        }
        if (runs != null) {
            return new DelayRounds(this, runs).measure();
        }
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers)) {
            return new DelayRounds(this, DelayedRuns.on(runtime, graph)).measure();
        }
    }
}
