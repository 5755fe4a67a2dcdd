package makespan.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Watches a contestant that has nothing to do, or a task now and then. */
final class Idleness {
    /** After so long every worker sleeps. */
    private static final Duration DOZE = Duration.ofMillis(5);

    private Idleness() {}

    /** Waits, and returns the processor time that the contestant took meanwhile, in relation to the time waited. */
    static double cores(Contestant contestant, Duration time) throws InterruptedException {
        contestant.run();
        sleep(DOZE);
        long cpu = ProcessorTime.nanos();
        long start = System.nanoTime();
        sleep(time);
        long nanos = System.nanoTime() - start;
        return (ProcessorTime.nanos() - cpu) / (double) nanos;
    }

    /**
     * Hands a graph of one task over, again and again, when every worker sleeps; the built graph is replaced.
     *
     * @return the median time from the call until the body runs, in nanoseconds, and the mean processor time
     */
    static Sample wake(Contestant contestant, int times) throws InterruptedException {
        FlatGraph graph = Shape.CHAIN.graph(1);
        Stamp stamp = new Stamp();
        contestant.build(graph, stamp);
        contestant.run();
        List<Sample> wakes = new ArrayList<>();
        long cpu = ProcessorTime.nanos();
        for (int i = 0; i < times; i++) {
            if (!contestant.reusable()) {
                contestant.build(graph, stamp);
            }
            sleep(DOZE);
            long start = System.nanoTime();
            contestant.run();
            wakes.add(new Sample(stamp.nanos - start, 0));
        }
        return new Sample(new Samples(wakes).median(), (ProcessorTime.nanos() - cpu) / (double) times);
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** Notes when it runs. Read after the run is over. */
    private static final class Stamp implements Body {
        private long nanos;

        @Override
        public void run(int task) {
            nanos = System.nanoTime();
        }
    }
}
