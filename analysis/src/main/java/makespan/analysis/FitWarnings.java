package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Collects why the fit of a law to a speedup curve must not be believed; every law says it in the same words. */
final class FitWarnings {
    private static final int FEWEST = 4;
    private static final double POOR = 0.10;

    private final double[] workers;
    private final List<String> warnings = new ArrayList<>();

    /** @param workers the number of workers of each point that was fitted */
    FitWarnings(double[] workers) {
        this.workers = workers;
    }

    List<String> toList() {
        return List.copyOf(warnings);
    }

    /** Warns where there are fewer than four points, or many on fewer than four numbers of workers. */
    FitWarnings aboutTooFew() {
        long distinct = Arrays.stream(workers).distinct().count();
        if (distinct < FEWEST) {
            String points = distinct < workers.length ? workers.length + " points on " : "";
            warnings.add("fitted to " + points + distinct + " numbers of workers, fewer than four");
        }
        return this;
    }

    /**
     * Warns where the graph limits the curve, which no law knows of, and where it will, since the fit promises more.
     *
     * @param limit the speedup that the graph allows on any number of workers
     * @param promised the speedup that the fit gives on any number of workers, infinite if it has no end
     */
    FitWarnings aboutTheGraph(double limit, double promised) {
        String limited = join(Arrays.stream(workers).filter(p -> p > 1 && p >= limit / 2));
        if (!limited.isEmpty()) {
            warnings.add("the graph, which allows at most " + Quantity.speedup(limit) + ", limits this curve at "
                    + limited + " workers: the fit describes it and predicts nothing");
        } else if (promised > limit) {
            warnings.add("all numbers of workers lie below the graph's limit of " + Quantity.speedup(limit)
                    + ", which the fit does not know: it promises "
                    + (Double.isInfinite(promised) ? "any speedup" : "up to " + Quantity.speedup(promised)));
        }
        return this;
    }

    /** Warns that a coefficient ended where its range does. */
    FitWarnings aboutTheBound(String coefficient, long bound, String meaning) {
        warnings.add("the " + coefficient + " lies on its bound " + bound + ": " + meaning);
        return this;
    }

    /** Warns where more workers were measured than the machine can run at once. */
    FitWarnings aboutTheMachine(int processors) {
        String beyond = join(Arrays.stream(workers).filter(p -> p > processors));
        if (!beyond.isEmpty()) {
            warnings.add("measured on " + beyond + " workers, but the machine has "
                    + Quantity.count(processors, "processor"));
        }
        return this;
    }

    /** Warns where a residual error is more than a tenth of the largest value measured. */
    FitWarnings aboutTheResidual(double residual, double[] measured, String described) {
        if (residual > POOR * Arrays.stream(measured).max().orElse(1)) {
            warnings.add("the fit misses the measured " + described);
        }
        return this;
    }

    /** Warns of anything that one law alone has to say. */
    FitWarnings about(String warning) {
        warnings.add(warning);
        return this;
    }

    private static String join(DoubleStream workers) {
        return workers.distinct().mapToObj(p -> Integer.toString((int) p)).collect(Collectors.joining(", "));
    }
}
