package makespan.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import makespan.runtime.WorkStealingRuntime;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/**
 * A pipeline that was really run, beside its closed form. Each stage has a worker of the runtime for itself; the bubble is
 * the time in which a stage has nothing to do, by the times that the passes really took. What the runtime needs between
 * passes counts as bubble.
 *
 * @param pipeline what was run
 * @param runs the runs, by ascending makespan, an odd number; times to the nanosecond, a lane for each stage
 */
public record PipelineStudy(Pipeline pipeline, List<Trace> runs) {
    private static final int MOST_STAGES = 256;

    public PipelineStudy {
        runs = List.copyOf(runs);
    }

    /**
     * Runs a pipeline whose passes wait for their time, as if each stage were a device of its own: an emulation, which
     * needs no processor per stage. One run before the others does not count.
     *
     * @param repeats how often, odd
     * @throws InterruptedException if the thread is interrupted; the run in progress is cancelled
     */
    public static PipelineStudy emulate(Pipeline pipeline, int repeats) throws InterruptedException {
        return run(pipeline, repeats, pass -> waiting(pipeline, pass), Trace.Origin.EMULATED);
    }

    /**
     * Runs a pipeline with given bodies. Its stages only overlap where the machine has a processor for each.
     *
     * @param repeats how often, odd
     * @param bodies what each pass does; see {@link Pipeline#graph(Function)} for its inputs
     * @throws InterruptedException if the thread is interrupted; the run in progress is cancelled
     * @throws makespan.runtime.TaskFailedException if a pass fails
     */
    public static PipelineStudy measure(
            Pipeline pipeline, int repeats, Function<PipelinePass, ? extends TaskBody> bodies)
            throws InterruptedException {
        return run(pipeline, repeats, bodies, Trace.Origin.MEASURED);
    }

    private static PipelineStudy run(
            Pipeline pipeline, int repeats, Function<PipelinePass, ? extends TaskBody> bodies, Trace.Origin origin)
            throws InterruptedException {
        if (repeats < 1 || repeats % 2 == 0) {
            throw new IllegalArgumentException("repeats must be an odd number, at least 1, but was " + repeats);
        }
        if (pipeline.stages() > MOST_STAGES) {
            throw new IllegalArgumentException(
                    "a pipeline that is run must have at most 256 stages, but has " + pipeline.stages());
        }
        TaskGraph graph = pipeline.graph(bodies);
        List<Trace> runs = new ArrayList<>();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(pipeline.stages())) {
            runtime.run(graph).orThrow();
            for (int repeat = 0; repeat < repeats; repeat++) {
                RunResult result = runtime.run(graph).orThrow();
                runs.add(pipeline.byStage(result.trace(), origin));
            }
        }
        runs.sort(Comparator.comparingLong(Trace::makespanNanos));
        return new PipelineStudy(pipeline, runs);
    }

    private static TaskBody waiting(Pipeline pipeline, PipelinePass pass) {
        double seconds = pass.isForward() ? pipeline.forwardSeconds() : pipeline.backwardSeconds();
        long nanos = Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
        return context -> {
            long start = System.nanoTime();
            for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
                LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return null;
        };
    }

    /** Returns whether the passes only waited. */
    public boolean emulated() {
        return typical().origin() == Trace.Origin.EMULATED;
    }

    /** Returns the run of the median makespan. */
    public Trace typical() {
        return runs.get(runs.size() / 2);
    }

    /** Returns the bubble of a run as a fraction of the whole time of all stages, 0 to 1. */
    public double bubbleOfTotal(Trace run) {
        double total = (double) pipeline.stages() * run.makespanNanos();
        return total == 0 ? 0 : 1 - work(run) / total;
    }

    /** Returns the bubble of a run as a fraction of the ideal time, that without bubble; at least 0. */
    public double bubbleOverIdeal(Trace run) {
        double work = work(run);
        return work == 0 ? 0 : pipeline.stages() * run.makespanNanos() / work - 1;
    }

    private static double work(Trace run) {
        return run.events().stream().mapToLong(TaskEvent::durationNanos).sum();
    }
}
