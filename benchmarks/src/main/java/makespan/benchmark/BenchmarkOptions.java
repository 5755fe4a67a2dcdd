package makespan.benchmark;

import java.util.List;

/**
 * What a comparison is asked for.
 *
 * @param quick under three minutes: empty bodies, fewer samples, shorter warm-ups
 * @param workers threads that execute tasks, 1 to 256
 * @param shapes what is run, at least one
 * @param repeats samples per contestant and setup, at least 1
 */
public record BenchmarkOptions(boolean quick, int workers, List<Shape> shapes, int repeats) {
    public BenchmarkOptions {
        shapes = List.copyOf(shapes);
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("at least one shape is needed");
        }
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException("workers must be between 1 and 256, but was " + workers);
        }
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be at least 1, but was " + repeats);
        }
    }

    /** Returns whether no shape is left out. */
    boolean everyShape() {
        return shapes.containsAll(List.of(Shape.values()));
    }

    /** Returns how many samples are taken unless someone asks for more or fewer. */
    public static int usualRepeats(boolean quick) {
        return quick ? 5 : 15;
    }
}
