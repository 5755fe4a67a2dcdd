package makespan.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * All figures of one comparison; every ratio is of medians of this one comparison.
 *
 * @param all what was measured in runs
 * @param rests what was seen between runs, if anything
 */
record Measurements(List<Measurement> all, List<Rest> rests) {
    Measurements {
        all = List.copyOf(all);
        rests = List.copyOf(rests);
    }

    Measurements(List<Measurement> all) {
        this(all, List.of());
    }

    Measurements withRests(List<Rest> newRests) {
        return new Measurements(all, newRests);
    }

    /** Returns the measurements with those of one contestant and setup made one. */
    static Measurements pooled(List<Measurement> all) {
        Map<List<Object>, Measurement> pooled = new LinkedHashMap<>();
        all.forEach(one -> pooled.merge(List.of(one.contestant(), one.setup()), one, Measurement::with));
        return new Measurements(List.copyOf(pooled.values()));
    }

    Optional<Measurement> find(String contestant, Setup setup) {
        return all.stream()
                .filter(one ->
                        one.contestant().equals(contestant) && one.setup().equals(setup))
                .findFirst();
    }

    /** Returns the labels of the contestants, in the order in which they first appear. */
    List<String> contestants() {
        return all.stream().map(Measurement::contestant).distinct().toList();
    }

    /** Returns what was measured, in order. */
    List<Setup> setups() {
        return all.stream().map(Measurement::setup).distinct().toList();
    }

    /** Returns the contestant's median over the other's: below 1 where it is faster. */
    OptionalDouble ratio(String contestant, String other, Setup setup) {
        Optional<Measurement> mine = find(contestant, setup);
        Optional<Measurement> theirs = find(other, setup);
        return mine.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(mine.get().median() / theirs.get().median())
                : OptionalDouble.empty();
    }

    /** Returns the geometric mean of the ratios, or nothing unless both were measured in every one of the setups. */
    OptionalDouble meanRatio(String contestant, String other, List<Setup> setups) {
        double[] ratios = setups.stream()
                .map(setup -> ratio(contestant, other, setup))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return ratios.length == 0 || ratios.length < setups.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.exp(
                        DoubleStream.of(ratios).map(Math::log).average().orElseThrow()));
    }

    /** Returns the setups of empty bodies on graphs, one for each shape. */
    List<Setup> emptyGraphs() {
        return setups().stream()
                .filter(setup -> setup.shape().isGraph() && setup.bodyNanos() == 0)
                .toList();
    }
}
