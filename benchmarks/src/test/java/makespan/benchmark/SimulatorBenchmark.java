package makespan.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.simulate.PolicyNames;
import makespan.simulate.WorkStealing;
import makespan.simulate.WorkerPolicy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One simulation per operation: a layered graph, each layer four times as wide as there are workers, each task after three
 * random ones of the layer before, of random times from 1 to 100 ms.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xmx1g"})
@State(Scope.Benchmark)
public class SimulatorBenchmark {
    private static final int DEGREE = 3;

    @Param("1000000")
    public int tasks;

    @Param("1000")
    public int workers;

    @Param({"hlfet", "cpmisf", "fifo", "lpt", "work-stealing"})
    public String policy;

    private TaskGraph graph;
    private double[] seconds;
    private WorkerPolicy chosen;

    @Setup
    public void build() {
        SplittableRandom random = new SplittableRandom(42);
        IndexedGraphBuilder builder = TaskGraph.indexed("layers", tasks);
        int width = 4 * workers;
        for (int task = width; task < tasks; task++) {
            int before = (task / width - 1) * width;
            for (int k = 0; k < DEGREE; k++) {
                builder.edge(before + random.nextInt(width), task);
            }
        }
        graph = builder.build();
        chosen = PolicyNames.worker(policy, new WorkStealing(42)).orElseThrow();
        seconds = random.doubles(tasks, 0.001, 0.1).toArray();
    }

    @Benchmark
    public double simulate() {
        return chosen.makespan(graph, seconds, workers);
    }
}
