package makespan.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import makespan.graph.TaskGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes from the start of a run until a body executes, when all workers sleep. Goal: a median under 100 µs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WakeUpBenchmark {
    private final TaskGraph graph =
            TaskGraph.builder("one").add("task", context -> executed = true).build();
    private final WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2);
    private volatile boolean executed;

    /** Waits until all workers sleep. */
    @Setup(Level.Invocation)
    public void sleep() {
        executed = false;
        while (runtime.idleWorkers().sleepers() < runtime.workers()) {
            LockSupport.parkNanos(100_000);
        }
    }

    @Benchmark
    public Run wakeUp() {
        Run run = runtime.start(graph);
        while (!executed) {
            Thread.onSpinWait();
        }
        return run;
    }

    @TearDown
    public void close() {
        runtime.close();
    }
}
