package makespan.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A figure that the project promises.
 *
 * @param what what is measured
 * @param limit the promise
 * @param atMost whether the figure must be at most the limit, or else at least
 * @param unit how the figure ends, such as {@code ×}
 * @param measured the figure, if it was measured
 */
record Target(String what, double limit, boolean atMost, String unit, OptionalDouble measured) {
    private static final String FORKJOIN = Entrant.FORKJOIN.label();
    private static final List<Shape> SCALING = List.of(Shape.TREE, Shape.INDEPENDENT, Shape.WAVEFRONT, Shape.LAYERED);

    /** Returns all promises with the figures of a comparison. */
    static List<Target> of(Measurements measurements) {
        Figures figures = new Figures(measurements);
        String futures = Entrant.COMPLETABLEFUTURE.label();
        Stream<Target> means = Stream.of(
                atMost("geometric mean over forkjoin", 0.6, "×", figures.meanRatio(FORKJOIN)),
                atMost("geometric mean over completablefuture", 0.25, "×", figures.meanRatio(futures)));
        Stream<Target> shapes = Stream.of(Shape.values())
                .map(shape -> atMost(
                        shape.label() + " over forkjoin", ratioLimit(shape), "×", figures.ratio(shape, FORKJOIN)));
        Stream<Target> traces = Stream.of(Shape.values())
                .filter(Shape::isGraph)
                .map(shape -> atMost(shape.label() + ": tracing a task", 40, " ns", figures.tracingNanos(shape)));
        Stream<Target> speedups = SCALING.stream()
                .map(shape ->
                        atLeast(shape.label() + ": speedup with bodies of 1 µs", 1.8, "×", figures.speedup(shape)));
        Stream<Target> rests = Stream.of(
                atMost("idle workers, of a core", 1, " %", scaled(figures.idleCores(), 100)),
                atMost("waking up", 100, " µs", scaled(figures.wakeNanos(), 1e-3)));
        return Stream.of(means, shapes, traces, speedups, rests)
                .flatMap(part -> part)
                .toList();
    }

    /** Returns the promised ratio: less where tasks are all that counts, as much where runs or calls do. */
    private static double ratioLimit(Shape shape) {
        return shape == Shape.RERUN || shape == Shape.FIB ? 1.0 : 0.8;
    }

    private static OptionalDouble scaled(OptionalDouble figure, double factor) {
        return figure.isPresent() ? OptionalDouble.of(figure.getAsDouble() * factor) : figure;
    }

    private static Target atMost(String what, double limit, String unit, OptionalDouble measured) {
        return new Target(what, limit, true, unit, measured);
    }

    private static Target atLeast(String what, double limit, String unit, OptionalDouble measured) {
        return new Target(what, limit, false, unit, measured);
    }

    /** Returns whether the figure was measured and keeps the promise. */
    boolean met() {
        return measured.isPresent() && (atMost ? measured.getAsDouble() <= limit : measured.getAsDouble() >= limit);
    }

    /** Returns the cells of a row: what, target, measured, verdict. */
    String[] toRow() {
        String promise = (atMost ? "at most " : "at least ") + number(limit);
        return measured.isPresent()
                ? new String[] {what, promise, number(measured.getAsDouble()), met() ? "met" : "missed"}
                : new String[] {what, promise, "not measured", "missed"};
    }

    private String number(double value) {
        return String.format(Locale.ROOT, "%.2f%s", value, unit);
    }
}
