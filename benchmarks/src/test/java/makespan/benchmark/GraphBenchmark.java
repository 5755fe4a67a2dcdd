package makespan.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One run of a graph per operation; the counter {@code tasks} is the throughput in tasks. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@State(Scope.Benchmark)
public class GraphBenchmark {
    @Param({"makespan", "makespan-traced", "forkjoin", "completablefuture", "threadpool", "sequential"})
    public String contestant;

    @Param({"chain", "independent", "fan", "tree", "wavefront", "layered", "rerun"})
    public String shape;

    @Param({"0", "1000", "10000"})
    public long bodyNanos;

    @Param("2")
    public int workers;

    private Contestant running;
    private FlatGraph graph;
    private Body body;

    /** Counts executed tasks. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counters {
        public long tasks;
    }

    @Setup
    public void start() {
        Shape of = Shape.of(shape);
        graph = of.graph(
                bodyNanos == 0
                        ? of.tasks()
                        : makespan.benchmark.Setup.withBody(of, bodyNanos, workers)
                                .tasks());
        body = Spin.of(bodyNanos, Spin.calibrate());
        running = Entrant.of(contestant).create(workers);
        running.build(graph, body);
    }

    @Setup(Level.Invocation)
    public void rebuild() {
        if (!running.reusable()) {
            running.build(graph, body);
        }
    }

    @Benchmark
    public Object run(Counters counters) throws InterruptedException {
        counters.tasks += graph.size();
        return running.run();
    }

    @TearDown
    public void stop() {
        running.close();
    }
}
