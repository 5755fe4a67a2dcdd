package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
     * @param shares share[kind][class] of all tasks of the kind, 0 to 1; empty if the program was not solved
     */
    record Solution(double lower, List<Double> meanSeconds, List<List<Double>> shares) {}

    /** What a second of each class and of each path costs. Any are allowed that are at least 0. */
    private record Prices(List<Double> ofClass, List<Double> ofPath) {
        double sum() {
            return Stream.concat(ofClass.stream(), ofPath.stream())
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    /**
     * @param seconds time[kind][class] of one task, at least 0; infinite where the class cannot run the kind
     * @param counts number of tasks of each kind
     * @param processors number of processors of each class
     */
    AreaProgram(double[][] seconds, int[] counts, int[] processors) {
        this.seconds = seconds;
        this.counts = counts;
        this.processors = processors;
        longest = Arrays.stream(seconds)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** Adds a path, each of whose tasks is the only one of its kind. */
    void addPath(int[] kinds) {
        paths.add(kinds);
    }

    Solution solve() {
        Solution simple = new Solution(simpleLower(), Collections.nCopies(seconds.length, 0.0), List.of());
        if (longest == 0 || seconds.length > MOST_KINDS) {
            return simple;
        }
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable time = model.newVariable("T").lower(0).weight(1);
        List<Map<Integer, Variable>> shares = shares(model);
        List<Expression> classes = IntStream.range(0, processors.length)
                .mapToObj(r -> load(model, time, shares, r))
                .toList();
        List<Expression> lengths =
                paths.stream().map(path -> length(model, time, shares, path)).toList();
        Optimisation.Result result = model.minimise();
        if (!result.getState().isOptimal()) {
            return simple;
        }
        IdentityHashMap<ModelEntity<?>, Double> multipliers = new IdentityHashMap<>();
        result.getDualValues()
                .forEach(each -> multipliers.merge(each.getKey().first(), Math.abs(each.doubleValue()), Double::sum));
        Prices prices = new Prices(prices(classes, multipliers), prices(lengths, multipliers));
        return new Solution(Math.max(simple.lower(), lower(prices)), meanSeconds(shares), values(shares));
    }

    /** No class has more work than its processors do within T. */
    private Expression load(ExpressionsBasedModel model, Variable time, List<Map<Integer, Variable>> shares, int r) {
        Expression load = model.newExpression("class " + r).set(time, -1);
        double settled = 0;
        for (int kind = 0; kind < seconds.length; kind++) {
            double all = counts[kind] * scaled(kind, r) / processors[r];
            Variable share = shares.get(kind).get(r);
            if (share != null) {
                load.set(share, all);
            } else if (canRun(kind, r)) {
                settled += all;
            }
        }
        return load.upper(-settled);
    }

    /** A path takes at most T. */
    private Expression length(
            ExpressionsBasedModel model, Variable time, List<Map<Integer, Variable>> shares, int[] path) {
        Expression length =
                model.newExpression("path " + model.countExpressions()).set(time, -1);
        double settled = 0;
        for (int kind : path) {
            shares.get(kind).forEach((r, share) -> length.set(share, scaled(kind, r)));
            settled += shares.get(kind).isEmpty() ? least(kind) / longest : 0;
        }
        return length.upper(-settled);
    }

    /** Returns the shares of each kind by the classes that can run it; none where a single class can, which has it all. */
    private List<Map<Integer, Variable>> shares(ExpressionsBasedModel model) {
        List<Map<Integer, Variable>> shares = new ArrayList<>();
        for (int kind = 0; kind < seconds.length; kind++) {
            Map<Integer, Variable> ofKind = new TreeMap<>();
            if (Arrays.stream(seconds[kind]).filter(Double::isFinite).count() > 1) {
                Expression whole = model.newExpression("kind " + kind).level(1);
                for (int r = 0; r < processors.length; r++) {
                    if (canRun(kind, r)) {
                        Variable share =
                                model.newVariable("x " + kind + " " + r).lower(0);
                        whole.set(share, 1);
                        ofKind.put(r, share);
                    }
                }
            }
            shares.add(ofKind);
        }
        return shares;
    }

    private boolean canRun(int kind, int r) {
        return Double.isFinite(seconds[kind][r]);
    }

    private double least(int kind) {
        return Arrays.stream(seconds[kind]).min().orElse(0);
    }

    /** Times are scaled to at most 1, so that the solver's tolerances suit them. */
    private double scaled(int kind, int r) {
        return seconds[kind][r] / longest;
    }

    private List<Double> meanSeconds(List<Map<Integer, Variable>> shares) {
        return IntStream.range(0, seconds.length)
                .mapToObj(kind -> shares.get(kind).isEmpty() ? least(kind) : mean(kind, shares.get(kind)))
                .toList();
    }

    /** Returns the shares that the program found; a kind that a single class can run is all there. */
    private List<List<Double>> values(List<Map<Integer, Variable>> shares) {
        return IntStream.range(0, seconds.length)
                .mapToObj(kind -> IntStream.range(0, processors.length)
                        .mapToObj(r -> value(shares.get(kind), kind, r))
                        .toList())
                .toList();
    }

    private double value(Map<Integer, Variable> ofKind, int kind, int r) {
        if (ofKind.isEmpty()) {
            return canRun(kind, r) ? 1 : 0;
        }
        Variable share = ofKind.get(r);
        return share == null ? 0 : Math.min(1, Math.max(0, share.getValue().doubleValue()));
    }

    private double mean(int kind, Map<Integer, Variable> shares) {
        return shares.entrySet().stream()
                .mapToDouble(
                        each -> Math.max(0, each.getValue().getValue().doubleValue()) * seconds[kind][each.getKey()])
                .sum();
    }

    private static List<Double> prices(List<Expression> rows, IdentityHashMap<ModelEntity<?>, Double> multipliers) {
        return rows.stream().map(row -> multipliers.getOrDefault(row, 0.0)).toList();
    }

    /** Returns the best bound by prices that need no program: by totals, or on one class or path alone. */
    private double simpleLower() {
        List<Double> noClass = Collections.nCopies(processors.length, 0.0);
        List<Double> noPath = Collections.nCopies(paths.size(), 0.0);
        Stream<Prices> classes =
                IntStream.range(0, processors.length).mapToObj(r -> new Prices(only(r, noClass), noPath));
        Stream<Prices> lengths =
                IntStream.range(0, paths.size()).mapToObj(path -> new Prices(noClass, only(path, noPath)));
        return Stream.concat(Stream.of(pricesByTotals()), Stream.concat(classes, lengths))
                .mapToDouble(this::lower)
                .max()
                .orElse(0);
    }

    private static List<Double> only(int at, List<Double> none) {
        List<Double> prices = new ArrayList<>(none);
        prices.set(at, 1.0);
        return prices;
    }

    /** Returns prices that are the best where the times of all kinds have the same ratios. */
    private Prices pricesByTotals() {
        List<Double> ofClass = IntStream.range(0, processors.length)
                .mapToObj(r -> {
                    double total = 0;
                    for (int kind = 0; kind < seconds.length; kind++) {
                        total += canRun(kind, r) ? counts[kind] * seconds[kind][r] : 0;
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
                if (canRun(kind, r)) {
                    cheapest = Math.min(cheapest, seconds[kind][r] * price);
                }
            }
            cost += cheapest;
        }
        return prices.sum() > 0 ? cost / prices.sum() : 0;
    }
}
