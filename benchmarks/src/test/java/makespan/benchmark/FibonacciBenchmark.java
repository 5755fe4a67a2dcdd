package makespan.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The Fibonacci number of 30 with a fork and a join per call; an operation is a call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@State(Scope.Benchmark)
public class FibonacciBenchmark {
    private static final int CALLS = 2_692_537;

    @Param({"makespan", "forkjoin", "completablefuture", "sequential"})
    public String contestant;

    @Param("2")
    public int workers;

    private Contestant running;

    @Setup
    public void start() {
        running = Entrant.of(contestant).create(workers);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int fib() throws InterruptedException {
        return ((Recursion) running).fib(30);
    }

    @TearDown
    public void stop() {
        running.close();
    }
}
