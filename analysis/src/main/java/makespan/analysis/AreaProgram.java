package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.ModelEntity;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The linear program behind {@link PlacementBounds}: the least T such that shares of every kind of task, x[k][r] of all
 * its tasks on processors of class r, sum to 1; no class has more work than its processors do within T; and along each
 * path that was added, the mean times that the shares imply sum to at most T.
 */
final class AreaProgram {
    /** A simplex on a share of each kind in each class: beyond, it would take more than some seconds. */
    static final int MOST_KINDS = 500;

    private final double[][] seconds;
    private final int[] counts;
    private final int[] processors;
    private final double longest;
    private final List<int[]> paths = new ArrayList<>();

    /**
     * What the program tells.
     *
     * @param lower bound on every schedule, by weak duality: in seconds
     * @param meanSeconds of a task of each kind by the shares; all 0 if the program was not solved
     */
    record Solution(double lower, List<Double> meanSeconds) {}

    /** What a second of each class and of each path costs. Any are allowed that are at least 0. */
    private record Prices(List<Double> ofClass, List<Double> ofPath) {
        double sum() {
            return Stream.concat(ofClass.stream(), ofPath.stream())
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    /**
     * @param seconds time[kind][class] of one task, finite and at least 0
     * @param counts number of tasks of each kind
     * @param processors number of processors of each class
     */
    AreaProgram(double[][] seconds, int[] counts, int[] processors) {
        this.seconds = seconds;
        this.counts = counts;
        this.processors = processors;
        longest = Arrays.stream(seconds).flatMapToDouble(Arrays::stream).max().orElse(0);
    }

    /** Adds a path, each of whose tasks is the only one of its kind. */
    void addPath(int[] kinds) {
        paths.add(kinds);
    }

    Solution solve() {
        Solution byTotals = new Solution(lower(pricesByTotals()), Collections.nCopies(seconds.length, 0.0));
        if (longest == 0 || seconds.length > MOST_KINDS) {
            return byTotals;
        }
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable time = model.newVariable("T").lower(0).weight(1);
        Variable[][] shares = shares(model);
        List<Expression> classes = IntStream.range(0, processors.length)
                .mapToObj(r -> load(model, time, shares, r))
                .toList();
        List<Expression> lengths =
                paths.stream().map(path -> length(model, time, shares, path)).toList();
        Optimisation.Result result = model.minimise();
        if (!result.getState().isOptimal()) {
            return byTotals;
        }
        IdentityHashMap<ModelEntity<?>, Double> multipliers = new IdentityHashMap<>();
        result.getDualValues()
                .forEach(each -> multipliers.merge(each.getKey().first(), Math.abs(each.doubleValue()), Double::sum));
        Prices prices = new Prices(prices(classes, multipliers), prices(lengths, multipliers));
        return new Solution(Math.max(byTotals.lower(), lower(prices)), meanSeconds(shares));
    }

    /** No class has more work than its processors do within T. */
    private Expression load(ExpressionsBasedModel model, Variable time, Variable[][] shares, int r) {
        Expression load = model.newExpression("class " + r).upper(0).set(time, -1);
        for (int kind = 0; kind < shares.length; kind++) {
            load.set(shares[kind][r], counts[kind] * scaled(kind, r) / processors[r]);
        }
        return load;
    }

    /** A path takes at most T. */
    private Expression length(ExpressionsBasedModel model, Variable time, Variable[][] shares, int[] path) {
        Expression length =
                model.newExpression("path " + model.countExpressions()).upper(0).set(time, -1);
        for (int kind : path) {
            for (int r = 0; r < processors.length; r++) {
                length.set(shares[kind][r], scaled(kind, r));
            }
        }
        return length;
    }

    private Variable[][] shares(ExpressionsBasedModel model) {
        Variable[][] shares = new Variable[seconds.length][processors.length];
        for (int kind = 0; kind < shares.length; kind++) {
            Expression whole = model.newExpression("kind " + kind).level(1);
            for (int r = 0; r < processors.length; r++) {
                shares[kind][r] = model.newVariable("x " + kind + " " + r).lower(0);
                whole.set(shares[kind][r], 1);
            }
        }
        return shares;
    }

    /** Times are scaled to at most 1, so that the solver's tolerances suit them. */
    private double scaled(int kind, int r) {
        return seconds[kind][r] / longest;
    }

    private List<Double> meanSeconds(Variable[][] shares) {
        return IntStream.range(0, seconds.length)
                .mapToObj(kind -> {
                    double mean = 0;
                    for (int r = 0; r < processors.length; r++) {
                        mean += Math.max(0, shares[kind][r].getValue().doubleValue()) * seconds[kind][r];
                    }
                    return mean;
                })
                .toList();
    }

    private static List<Double> prices(List<Expression> rows, IdentityHashMap<ModelEntity<?>, Double> multipliers) {
        return rows.stream().map(row -> multipliers.getOrDefault(row, 0.0)).toList();
    }

    /** Returns prices that are the best where the times of all kinds have the same ratios. */
    private Prices pricesByTotals() {
        List<Double> ofClass = IntStream.range(0, processors.length)
                .mapToObj(r -> {
                    double total = 0;
                    for (int kind = 0; kind < seconds.length; kind++) {
                        total += counts[kind] * seconds[kind][r];
                    }
                    return total > 0 ? processors[r] / total : 0;
                })
                .toList();
        return new Prices(ofClass, Collections.nCopies(paths.size(), 0.0));
    }

    /** Returns the bound that prices prove: what all tasks cost where each is cheapest, per price of a second of T. */
    private double lower(Prices prices) {
        double[] onPaths = new double[seconds.length];
        for (int path = 0; path < paths.size(); path++) {
            for (int kind : paths.get(path)) {
                onPaths[kind] += prices.ofPath().get(path);
            }
        }
        double cost = 0;
        for (int kind = 0; kind < seconds.length; kind++) {
            double cheapest = Double.POSITIVE_INFINITY;
            for (int r = 0; r < processors.length; r++) {
                double price = counts[kind] * prices.ofClass().get(r) / processors[r] + onPaths[kind];
                cheapest = Math.min(cheapest, seconds[kind][r] * price);
            }
            cost += cheapest;
        }
        return prices.sum() > 0 ? cost / prices.sum() : 0;
    }
}
