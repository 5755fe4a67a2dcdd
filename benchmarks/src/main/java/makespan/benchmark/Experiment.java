package makespan.benchmark;

import java.lang.ref.Reference;
import java.time.Duration;

/** One contestant prepared for one shape: built, warmed up, and ready to be timed. */
final class Experiment implements AutoCloseable {
    private static final int COLLECTIONS = 2;

    /** More than any contestant keeps of the latest graphs that it has run. */
    private static final int GRAPHS_FORGOTTEN = 8;

    private final Contestant contestant;
    private final Setup setup;
    private final FlatGraph graph;
    private final Body body;
    private double buildNanos;

    /**
     * Creates a contestant and builds its graph.
     *
     * @param stepsPerNano the calibration of the bodies, see {@link Spin#calibrate}
     */
    Experiment(Entrant entrant, Setup setup, double stepsPerNano) {
        this.setup = setup;
        body = Spin.of(setup.bodyNanos(), stepsPerNano);
        graph = isGraph() ? setup.shape().graph(setup.tasks()) : new Edges().toGraph(0);
        contestant = entrant.create(setup.workers());
        buildNanos = build();
    }

    /** Returns the number of tasks in a run. */
    int tasks() {
        return isGraph() ? graph.size() : setup.tasks();
    }

    private boolean isGraph() {
        return setup.shape().isGraph();
    }

    /** Returns the graph's fingerprint, so that contestants can be compared. */
    int fingerprint() {
        return graph.fingerprint();
    }

    /** Returns what building took at its fastest so far, per task; 0 for a recursion. */
    double buildNanos() {
        return buildNanos;
    }

    private double build() {
        if (!isGraph()) {
            return 0;
        }
        long start = System.nanoTime();
        contestant.build(graph, body);
        return (System.nanoTime() - start) / (double) tasks();
    }

    /** Builds and runs, at least three times, until the limit is reached, or most of it and times have settled. */
    void warmUp(long limitNanos) throws InterruptedException {
        long start = System.nanoTime();
        Settling settling = new Settling();
        do {
            if (contestant.reusable() && settling.count() < 2 && System.nanoTime() - start < limitNanos) {
                buildNanos = Math.min(buildNanos, build());
            }
            settling.add(sample().nanos());
        } while (settling.count() < 3
                || System.nanoTime() - start < (settling.settled() ? limitNanos * 3 / 4 : limitNanos));
    }

    /** Times one execution: of the graph, of as many in a row as the shape asks for, or of the recursion. */
    Sample sample() throws InterruptedException {
        if (!contestant.reusable() && setup.runs() == 1) {
            buildNanos = Math.min(buildNanos, build());
        }
        long cpu = ProcessorTime.nanos();
        long start = System.nanoTime();
        execute();
        long nanos = System.nanoTime() - start;
        double executed = (double) tasks() * setup.runs();
        return new Sample(nanos / executed, (ProcessorTime.nanos() - cpu) / executed);
    }

    private void execute() throws InterruptedException {
        if (!isGraph()) {
            Fibonacci.check(contestant);
            return;
        }
        for (int i = 0; i < setup.runs(); i++) {
            if (!contestant.reusable() && setup.runs() > 1) {
                contestant.build(graph, body);
            }
            contestant.run();
        }
    }

    /** Leaves the contestant alone; see {@link Idleness#cores}. */
    double idle(Duration time) throws InterruptedException {
        return Idleness.cores(contestant, time);
    }

    /** Wakes the contestant; see {@link Idleness#wake}. */
    Sample wake(int times) throws InterruptedException {
        Sample sample = Idleness.wake(contestant, times);
        contestant.build(graph, body);
        return sample;
    }

    /**
     * Returns the memory that a graph holds, as built or after a run, whichever is more, in bytes per task; its flat
     * arrays, which all contestants share, and its one body not counted.
     */
    double bytesPerTask() throws InterruptedException {
        if (!isGraph()) {
            return 0;
        }
        heldBytes(); // frees what the preparation left
        return Math.min(heldBytes(), heldBytes()) / (double) tasks();
    }

    private long heldBytes() throws InterruptedException {
        for (int i = 0; i < GRAPHS_FORGOTTEN; i++) {
            contestant.build(new Edges().toGraph(1), body);
            contestant.run();
        }
        long before = usedBytes();
        contestant.build(graph, body);
        long built = usedBytes();
        Object kept = contestant.run();
        try {
            return Math.max(built, usedBytes()) - before;
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void close() {
        contestant.close();
    }
}
