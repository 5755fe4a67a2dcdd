package makespan.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a comparison comes down to. A figure is empty if its parts were not all measured. */
final class Figures {
    private static final String MAKESPAN = Entrant.MAKESPAN.label();

    private final Measurements measurements;

    Figures(Measurements measurements) {
        this.measurements = measurements;
    }

    /** Returns Makespan's time over another contestant's, the geometric mean over all graphs with empty bodies. */
    OptionalDouble meanRatio(String other) {
        return measurements.meanRatio(MAKESPAN, other, measurements.emptyGraphs());
    }

    /** Returns Makespan's time over another contestant's for empty bodies. */
    OptionalDouble ratio(Shape shape, String other) {
        return measurements.setups().stream()
                .filter(setup -> setup.shape() == shape && setup.bodyNanos() == 0)
                .map(setup -> measurements.ratio(MAKESPAN, other, setup))
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst();
    }

    /** Returns what tracing costs, in nanoseconds per task: the median over all graphs of traced minus untraced. */
    OptionalDouble tracingNanos() {
        double[] costs = measurements.emptyGraphs().stream()
                .flatMapToDouble(setup -> tracingNanos(setup).stream())
                .sorted()
                .toArray();
        int half = costs.length / 2;
        return costs.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(costs.length % 2 == 1 ? costs[half] : (costs[half - 1] + costs[half]) / 2);
    }

    /** Returns what tracing costs on a shape, in nanoseconds per task: the traced median minus the untraced. */
    OptionalDouble tracingNanos(Shape shape) {
        return measurements.emptyGraphs().stream()
                .filter(setup -> setup.shape() == shape)
                .flatMapToDouble(setup -> tracingNanos(setup).stream())
                .findFirst();
    }

    private OptionalDouble tracingNanos(Setup setup) {
        OptionalDouble traced = median(Entrant.MAKESPAN_TRACED.label(), setup);
        OptionalDouble untraced = median(MAKESPAN, setup);
        return traced.isPresent() && untraced.isPresent()
                ? OptionalDouble.of(traced.getAsDouble() - untraced.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Returns how many times faster Makespan is on all workers than on one, where a shape was run on one too. */
    OptionalDouble speedup(Shape shape) {
        List<Setup> alone = measurements.setups().stream()
                .filter(setup -> setup.shape() == shape && setup.workers() == 1)
                .toList();
        return measurements.setups().stream()
                .filter(setup -> setup.workers() > 1 && alone.contains(setup.onWorkers(1)))
                .flatMapToDouble(setup -> speedup(setup).stream())
                .findFirst();
    }

    private OptionalDouble speedup(Setup setup) {
        OptionalDouble alone = median(MAKESPAN, setup.onWorkers(1));
        OptionalDouble together = median(MAKESPAN, setup);
        return alone.isPresent() && together.isPresent()
                ? OptionalDouble.of(alone.getAsDouble() / together.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Returns the part of a processor that Makespan takes when it has nothing to do: 0.01 for 1 %. */
    OptionalDouble idleCores() {
        return rests().mapToDouble(Rest::cores).findFirst();
    }

    /** Returns the median time until a task runs that Makespan is given when all its workers sleep, in nanoseconds. */
    OptionalDouble wakeNanos() {
        return rests().mapToDouble(rest -> rest.wakes().median()).findFirst();
    }

    private Stream<Rest> rests() {
        return measurements.rests().stream().filter(rest -> rest.contestant().equals(MAKESPAN));
    }

    private OptionalDouble median(String contestant, Setup setup) {
        return measurements.find(contestant, setup).stream()
                .mapToDouble(Measurement::median)
                .findFirst();
    }
}
