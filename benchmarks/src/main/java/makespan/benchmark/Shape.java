package makespan.benchmark;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is run: seven graphs that each stress something else, and fork/join recursion. */
public enum Shape {
    /** Each task waits for the one before: nothing runs in parallel, only the way from task to task counts. */
    CHAIN(1_000_000, 1),
    /** No edges: how fast ready tasks are handed out. */
    INDEPENDENT(1_000_000, 1),
    /** One source, many tasks, one sink: contention on one count. */
    FAN(1_000_000, 1),
    /** Each task makes two others ready: work spreads from one worker to all. */
    TREE((1 << 20) - 1, 1),
    /** A square grid with edges to the right and down: parallelism grows and shrinks. */
    WAVEFRONT(1 << 20, 1),
    /** Layers of 1,000 tasks, each after 4 random ones of the layer before: poor locality. */
    LAYERED(100_000, 1),
    /** A small layered graph, run 1,000 times in a row: what starting and ending a run costs. */
    RERUN(1_000, 1_000),
    /** The Fibonacci number of 30 by naive recursion, a fork and a join per call: 2,692,537 calls. */
    FIB(2_692_537, 1);

    private static final int DEGREE = 4;
    private static final long SEED = 42;

    private final int tasks;
    private final int runs;

    Shape(int tasks, int runs) {
        this.tasks = tasks;
        this.runs = runs;
    }

    /** Returns the name in commands, tables and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the shape of a label.
     *
     * @throws IllegalArgumentException if there is none; the message names them all
     */
    public static Shape of(String label) {
        for (Shape shape : values()) {
            if (shape.label().equals(label)) {
                return shape;
            }
        }
        throw new IllegalArgumentException("there is no shape '" + label + "': give one of "
                + Stream.of(values()).map(Shape::label).collect(Collectors.joining(", ")));
    }

    /** Returns the number of tasks at full size; of calls for {@link #FIB}. */
    int tasks() {
        return tasks;
    }

    /** Returns how many runs of the graph in a row make one sample of empty bodies. */
    int runs() {
        return runs;
    }

    boolean isGraph() {
        return this != FIB;
    }

    /** Returns whether its graph may have any number of tasks. */
    boolean isScalable() {
        return isGraph() && runs == 1;
    }

    /**
     * Returns a graph of this shape.
     *
     * @param size about how many tasks; a wavefront has the square number at or below it
     */
    FlatGraph graph(int size) {
        return switch (this) {
            case CHAIN -> chain(size);
            case INDEPENDENT -> new Edges().toGraph(size);
            case FAN -> fan(size);
            case TREE -> tree(size);
            case WAVEFRONT -> wavefront((int) Math.sqrt(size));
            case LAYERED -> layered(size, Math.min(1_000, Math.max(DEGREE, size / 100)));
            case RERUN -> layered(size, Math.min(100, Math.max(DEGREE, size / 10)));
            case FIB -> throw new IllegalArgumentException("fib is a recursion and has no graph");
        };
    }

    private static FlatGraph chain(int size) {
        Edges edges = new Edges();
        for (int task = 1; task < size; task++) {
            edges.add(task - 1, task);
        }
        return edges.toGraph(size);
    }

    private static FlatGraph fan(int size) {
        Edges edges = new Edges();
        for (int task = 1; task < size - 1; task++) {
            edges.add(0, task);
            edges.add(task, size - 1);
        }
        return edges.toGraph(size);
    }

    private static FlatGraph tree(int size) {
        Edges edges = new Edges();
        for (int task = 1; task < size; task++) {
            edges.add((task - 1) / 2, task);
        }
        return edges.toGraph(size);
    }

    private static FlatGraph wavefront(int side) {
        Edges edges = new Edges();
        for (int task = 0; task < side * side; task++) {
            if ((task + 1) % side != 0) {
                edges.add(task, task + 1);
            }
            if (task + side < side * side) {
                edges.add(task, task + side);
            }
        }
        return edges.toGraph(side * side);
    }

    private static FlatGraph layered(int size, int width) {
        Edges edges = new Edges();
        SplitMix random = new SplitMix(SEED);
        int[] chosen = new int[DEGREE];
        for (int task = width; task < size; task++) {
            int layer = (task / width - 1) * width;
            for (int k = 0; k < DEGREE; k++) {
                chosen[k] = distinct(chosen, k, width, random);
                edges.add(layer + chosen[k], task);
            }
        }
        return edges.toGraph(size);
    }

    private static int distinct(int[] chosen, int count, int width, SplitMix random) {
        while (true) {
            int candidate = random.below(width);
            int k = 0;
            while (k < count && chosen[k] != candidate) {
                k++;
            }
            if (k == count) {
                return candidate;
            }
        }
    }
}
