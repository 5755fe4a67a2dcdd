package makespan.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.simulate.Levels;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/**
 * One step of training a network whose layers are spread over p stages, each with v chunks of them, on m microbatches.
 * Every stage is one worker that does its passes in a fixed order; a pass starts when the stage has done the one before
 * and the results that it needs are there, without any time for sending them.
 *
 * <p>The closed forms hold for such pipelines alone: equal stages, one time for all forward passes and one for all
 * backward ones, nothing sent. Papers quote two fractions by the same name, bubble: the one of all the stages' time and
 * the one over the ideal time without bubble.
 *
 * @param order in which a stage does its passes
 * @param stages p, at least 1
 * @param microbatches m, at least 1; with {@link PipelineOrder#INTERLEAVED} a multiple of p
 * @param chunks v: at least 2 with {@link PipelineOrder#INTERLEAVED}, else 1
 * @param forwardSeconds time of a forward pass through one chunk, finite and at least 0
 * @param backwardSeconds time of a backward pass through one chunk, finite and at least 0
 */
public record Pipeline(
        PipelineOrder order, int stages, int microbatches, int chunks, double forwardSeconds, double backwardSeconds) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LONGEST_SECONDS = 9e6;
    private static final int MOST_TASKS = 10_000_000;

    public Pipeline {
        requireAtLeast(1, "stages", stages, order);
        requireAtLeast(1, "microbatches", microbatches, order);
        requireAtLeast(1, "chunks", chunks, order);
        if (order == PipelineOrder.INTERLEAVED) {
            requireAtLeast(2, "chunks", chunks, order);
            if (microbatches % stages != 0) {
                throw new IllegalArgumentException("microbatches of " + order
                        + " must be a multiple of the stages, but were " + microbatches + " on " + stages + " stages");
            }
        } else if (chunks != 1) {
            throw new IllegalArgumentException("chunks of " + order + " must be 1, but was " + chunks + "; "
                    + PipelineOrder.INTERLEAVED + " takes more");
        }
        requireTime("forward", forwardSeconds);
        requireTime("backward", backwardSeconds);
        if (2.0 * stages * microbatches * chunks > MOST_TASKS) {
            throw new IllegalArgumentException("a pipeline must have at most " + MOST_TASKS
                    + " passes, 2·stages·microbatches·chunks, but has 2·" + stages + "·" + microbatches + "·" + chunks);
        }
    }

    /** Returns a pipeline that does all forward passes first. */
    public static Pipeline gpipe(int stages, int microbatches, double forwardSeconds, double backwardSeconds) {
        return new Pipeline(PipelineOrder.GPIPE, stages, microbatches, 1, forwardSeconds, backwardSeconds);
    }

    /** Returns a pipeline that alternates between forward and backward passes as soon as it can. */
    public static Pipeline oneForwardOneBackward(
            int stages, int microbatches, double forwardSeconds, double backwardSeconds) {
        return new Pipeline(
                PipelineOrder.ONE_FORWARD_ONE_BACKWARD, stages, microbatches, 1, forwardSeconds, backwardSeconds);
    }

    /** Returns a pipeline that alternates and has several chunks per stage. */
    public static Pipeline interleaved(
            int stages, int microbatches, int chunks, double forwardSeconds, double backwardSeconds) {
        return new Pipeline(PipelineOrder.INTERLEAVED, stages, microbatches, chunks, forwardSeconds, backwardSeconds);
    }

    /**
     * Returns the passes as tasks of kind {@code forward} and {@code backward}, stage by stage in the stage's order. A
     * pass receives the results that it needs as inputs and comes after the pass that its stage does before.
     */
    public TaskGraph graph() {
        return graph(pass -> TaskBody.EMPTY);
    }

    /**
     * Returns the same tasks with bodies that do something. A pass gets the values of its inputs: that of the pass before
     * it in its direction, if there is one, and a backward pass first that of its forward pass.
     */
    public TaskGraph graph(Function<PipelinePass, ? extends TaskBody> bodies) {
        TaskGraphBuilder builder =
                TaskGraph.builder(order + ", " + stages + " stages, " + microbatches + " microbatches");
        for (int stage = 0; stage < stages; stage++) {
            List<String> before = List.of();
            for (PipelinePass pass : order.passes(this, stage)) {
                builder.add(TaskSpec.of(pass.name(), bodies.apply(pass))
                        .withKind(pass.kind())
                        .withInputs(pass.inputs(this).stream()
                                .map(PipelinePass::name)
                                .toList())
                        .withAfter(before));
                before = List.of(pass.name());
            }
        }
        return builder.build();
    }

    /** Returns the time of each task of {@link #graph()}, in seconds. */
    public double[] seconds() {
        double[] seconds = new double[stages * passesPerStage()];
        int task = 0;
        for (int stage = 0; stage < stages; stage++) {
            for (PipelinePass pass : order.passes(this, stage)) {
                seconds[task++] = pass.isForward() ? forwardSeconds : backwardSeconds;
            }
        }
        return seconds;
    }

    /** Returns what happens when it runs: one lane per stage, times to the nanosecond. */
    public Trace simulate() {
        TaskGraph graph = graph();
        double[] nanos = seconds();
        for (int task = 0; task < nanos.length; task++) {
            nanos[task] = Math.rint(nanos[task] * NANOS_PER_SECOND);
        }
        double[] starts = Levels.top(graph, nanos);
        List<TaskEvent> events = new ArrayList<>(nanos.length);
        for (int task = 0; task < nanos.length; task++) {
            long start = (long) starts[task];
            long end = start + (long) nanos[task];
            events.add(new TaskEvent(task, stageOf(task), start, start, end, Outcome.COMPLETED));
        }
        return new Trace(Trace.Origin.SIMULATED, lanes(), nanos.length, events, SchedulerCounters.NONE);
    }

    /** Returns the makespan by the closed form {@code (v·m + p − 1)(tF + tB)}, in seconds. */
    public double makespan() {
        return ((double) chunks * microbatches + stages - 1) * (forwardSeconds + backwardSeconds);
    }

    /** Returns the bubble as a fraction of the whole time of all stages: {@code (p − 1)/(v·m + p − 1)}. */
    public double bubbleOfTotal() {
        return (stages - 1) / ((double) chunks * microbatches + stages - 1);
    }

    /** Returns the bubble as a fraction of the ideal time, that without bubble: {@code (p − 1)/(v·m)}. */
    public double bubbleOverIdeal() {
        return (stages - 1) / ((double) chunks * microbatches);
    }

    /** Returns the trace of a run of {@link #graph}, with a lane for each stage in the place of the workers. */
    Trace byStage(Trace run, Trace.Origin origin) {
        List<TaskEvent> events = run.events().stream()
                .map(event -> new TaskEvent(
                        event.task(),
                        stageOf(event.task()),
                        event.readyNanos(),
                        event.startNanos(),
                        event.endNanos(),
                        event.outcome()))
                .toList();
        return new Trace(origin, lanes(), run.taskCount(), events, run.counters());
    }

    private List<Lane> lanes() {
        return IntStream.range(0, stages)
                .mapToObj(stage -> new Lane(stage, "stage " + stage, DeviceKind.CPU))
                .toList();
    }

    private int stageOf(int task) {
        return task / passesPerStage();
    }

    private int passesPerStage() {
        return 2 * microbatches * chunks;
    }

    private static void requireAtLeast(int least, String what, int value, PipelineOrder order) {
        if (value < least) {
            throw new IllegalArgumentException(
                    what + " of " + order + " must be at least " + least + ", but was " + value);
        }
    }

    private static void requireTime(String what, double seconds) {
        if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException(
                    "seconds of a " + what + " pass must be between 0 and 9e6, but was " + seconds);
        }
    }
}
