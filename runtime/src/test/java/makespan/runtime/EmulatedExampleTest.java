package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.ElementType;
import makespan.device.Emulation;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.device.ProcessorLink;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;
import makespan.schedule.EarliestFinish;
import makespan.schedule.Heft;
import makespan.schedule.PlacementExamples;
import makespan.schedule.PlacementProblem;
import makespan.schedule.PlacementRule;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/** The examples of two papers, run on emulated processors: a second of theirs is a few milliseconds here. */
class EmulatedExampleTest {
    private static final long MILLIS_PER_UNIT = 10;
    private static final int FLOATS_PER_UNIT = 250;
    private static final int TRIES = 6;
    private static final double NANOS_PER_UNIT = MILLIS_PER_UNIT * 1e6;

    @Test
    void heftPlacesTheExampleAsThePaperDoesAndItEndsWhenPredicted() throws InterruptedException {
        PlacementProblem example = PlacementExamples.topcuoglu();
        Trace run = runsAsPredicted(example, PlacementRule.HEFT, Heft.run(example));

        assertEquals("[n1, n3, n5, n7] [n4, n6, n9, n10] [n2, n8]", PlacementExamples.byProcessor(run, 3, 2, 1));
    }

    @Test
    void earliestFinishPlacesTheExampleAsSimulatedAndItEndsWhenPredicted() throws InterruptedException {
        PlacementProblem example = PlacementExamples.topcuoglu();
        Trace predicted = EarliestFinish.run(example);
        Trace run = runsAsPredicted(example, PlacementRule.EARLIEST_FINISH, predicted);

        assertEquals(PlacementExamples.byProcessor(predicted, 0, 1, 2), PlacementExamples.byProcessor(run, 1, 2, 3));
    }

    @Test
    void heftPlacesTheExampleOfThePeftPaperAsPredicted() throws InterruptedException {
        PlacementProblem example = PlacementExamples.arabnejad();
        Trace predicted = Heft.run(example);
        Trace run = runsAsPredicted(example, PlacementRule.HEFT, predicted);

        assertEquals(PlacementExamples.byProcessor(predicted, 0, 1, 2), PlacementExamples.byProcessor(run, 1, 2, 3));
    }

    /** Of a few runs one must come within 5 %: a machine that is busy otherwise can only make them longer. */
    private static Trace runsAsPredicted(PlacementProblem problem, PlacementRule rule, Trace predicted)
            throws InterruptedException {
        double expected = predicted.makespanNanos() / 1e9;
        List<Double> measured = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            Trace run = run(problem, rule);
            double units = run.makespanNanos() / NANOS_PER_UNIT;
            measured.add(units);
            if (Math.abs(units / expected - 1) <= 0.05) {
                assertEquals(Trace.Origin.EMULATED, run.origin());
                assertEquals("p1", run.lanes().get(2).name());
                return run;
            }
        }
        throw new AssertionError("predicted " + expected + ", but emulated " + measured);
    }

    private static Trace run(PlacementProblem problem, PlacementRule rule) throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1, Emulation.of(platform()))) {
            return runtime.run(graph(problem), RunOptions.defaults().withPlacement(rule))
                    .orThrow()
                    .trace();
        }
    }

    /** Three processors, each linked to each. */
    private static Platform platform() {
        List<ProcessorGroup> groups = new ArrayList<>();
        List<ProcessorLink> links = new ArrayList<>();
        double bytesPerSecond = FLOATS_PER_UNIT * Float.BYTES / (MILLIS_PER_UNIT / 1e3);
        for (int p = 0; p < 3; p++) {
            groups.add(new ProcessorGroup("p" + p, "dsp", 1, 1, 0));
            for (int other = 0; other < p; other++) {
                links.add(new ProcessorLink("p" + p, "p" + other, bytesPerSecond, 0));
            }
        }
        return new Platform(groups, links);
    }

    /** The problem's tasks with a variant for each processor, and temporary data for each edge. */
    private static TaskGraph graph(PlacementProblem problem) {
        TaskGraph shape = problem.graph();
        List<List<Access>> accesses = new ArrayList<>();
        for (int task = 0; task < shape.size(); task++) {
            accesses.add(new ArrayList<>());
        }
        for (int task = 0; task < shape.size(); task++) {
            for (int k = 0; k < shape.predecessorCount(task); k++) {
                int before = shape.predecessor(task, k);
                int length = FLOATS_PER_UNIT * (int) Math.round(problem.transferNanos(task, k, 0, 1) / 1e9);
                DataHandle data =
                        DataHandle.temporary("n" + (before + 1) + " to n" + (task + 1), ElementType.FLOAT, length);
                accesses.get(before).add(Access.write(data));
                accesses.get(task).add(Access.read(data));
            }
        }
        TaskGraphBuilder builder = TaskGraph.builder("example");
        for (int task = 0; task < shape.size(); task++) {
            List<Variant> variants = new ArrayList<>();
            for (int p = 0; p < problem.processors(); p++) {
                Duration stated = Duration.ofNanos(Math.round(problem.seconds(task, p) * NANOS_PER_UNIT));
                variants.add(new Variant("p" + p, TaskBody.EMPTY, stated));
            }
            builder.add(TaskSpec.of("n" + (task + 1), TaskBody.EMPTY)
                    .withVariants(variants)
                    .withAccesses(accesses.get(task)));
        }
        return builder.build();
    }
}
