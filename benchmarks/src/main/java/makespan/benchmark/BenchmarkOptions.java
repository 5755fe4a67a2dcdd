package makespan.benchmark;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison is asked for.
 *
 * @param quick under three minutes: empty bodies, fewer samples, shorter warm-ups
 * @param workers threads that execute tasks, 1 to 256
 * @param shapes what is run, at least one
 * @param repeats samples per contestant and setup, at least 1
 * @param tasks about how many tasks every graph has, 100 to 100,000,000, which Makespan then runs alone in a heap of
 *     4 GB; null for the usual sizes and everybody
 */
public record BenchmarkOptions(
        boolean quick,
        int workers,
        List<Shape> shapes,
        int repeats,
        @Nullable Integer tasks) {
    private static final int FEWEST_TASKS = 100;
    private static final int MOST_TASKS = 100_000_000;

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
        if (tasks != null) {
            checkTasks(tasks, shapes);
        }
    }

    private static void checkTasks(int tasks, List<Shape> shapes) {
        if (tasks < FEWEST_TASKS || tasks > MOST_TASKS) {
            throw new IllegalArgumentException(
                    "tasks must be between " + FEWEST_TASKS + " and " + MOST_TASKS + ", but was " + tasks);
        }
        if (shapes.stream().noneMatch(Shape::isScalable)) {
            throw new IllegalArgumentException("the number of tasks can be given for "
                    + Stream.of(Shape.values())
                            .filter(Shape::isScalable)
                            .map(Shape::label)
                            .collect(Collectors.joining(", "))
                    + " only");
        }
    }

    /** Returns whether all is compared as usual: no shape is left out, no size given. */
    boolean everything() {
        return tasks == null && shapes.containsAll(List.of(Shape.values()));
    }

    /** Returns how many samples are taken unless someone asks for more or fewer. */
    public static int usualRepeats(boolean quick) {
        return quick ? 5 : 15;
    }
}
