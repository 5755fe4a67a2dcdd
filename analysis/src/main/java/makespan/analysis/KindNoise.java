package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Tells which kinds of tasks changed between two runs, though each was made once. A task's change is the logarithm of its
 * time in one run over that in the other. What all kinds share cannot be told from a machine that was slower that day:
 * only what a kind changed beyond the others counts. Nor is a machine that was slow for a while a change of the kinds that
 * ran then: the runs are cut into stretches of time, whose effects are random. Intervals are Student's, for 95 % of all
 * kinds together (Bonferroni).
 */
final class KindNoise {
    /*
     * A cell is a kind within a stretch; its value is the median change of its tasks, so that a few outliers do not
     * matter. The model is additive, kind plus stretch plus noise. First the plain two-way fit gives the variance of the
     * noise and that of the stretches; then the kinds are fitted by generalised least squares with the stretches as random
     * effects (Aitken 1935; Henderson, Biometrics 31(2), 1975), so that a kind that shares its stretches with no other
     * kind bears their whole variance.
     */
    private static final int FEWEST_STRETCHES = 3;
    private static final int MOST_STRETCHES = 8;
    private static final int TASKS_PER_STRETCH = 16;
    private static final int FEWEST_TASKS = 5;
    private static final int FEWEST_IN_CELL = 3;
    private static final int FEWEST_DEGREES = 4;
    private static final int MOST_KINDS = 20;
    private static final int STEPS = 200;
    private static final double HALF_WEIGHT = 5;
    /** A kind whose squared error is more than so many times the least is no measure of the others. */
    private static final double PRECISE = 3;

    private static final double TINY = 1e-12;
    private static final double ERROR = 0.05;

    /**
     * A task that ran in both runs.
     *
     * @param change logarithm of the ratio of its times
     * @param position when it ran, as a part of the run, 0 to 1
     */
    record Observation(String kind, double change, double position) {}

    private record Cell(int kind, int stretch, double median, double weight) {}

    private final List<String> kinds = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final int stretches;
    private final int degrees;
    private double[] effects = {};
    private RealMatrix covariance = new Array2DRowRealMatrix();

    KindNoise(List<Observation> observations) {
        stretches = Math.max(FEWEST_STRETCHES, Math.min(MOST_STRETCHES, observations.size() / TASKS_PER_STRETCH));
        Map<String, List<Observation>> byKind = new LinkedHashMap<>();
        observations.forEach(each ->
                byKind.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add(each));
        byKind.values().stream()
                .filter(tasks -> tasks.size() >= FEWEST_TASKS)
                .sorted(Comparator.comparingInt(tasks -> -tasks.size()))
                .limit(MOST_KINDS)
                .forEach(this::addCells);
        long used = cells.stream().mapToInt(Cell::stretch).distinct().count();
        degrees = cells.size() - kinds.size() - (int) used + 1;
        if (!cells.isEmpty()) {
            fit();
        }
    }

    private void addCells(List<Observation> tasks) {
        Map<Integer, List<Double>> byStretch = new TreeMap<>();
        for (Observation task : tasks) {
            int stretch = (int) Math.min(stretches - 1, task.position() * stretches);
            byStretch.computeIfAbsent(stretch, at -> new ArrayList<>()).add(task.change());
        }
        byStretch.values().removeIf(changes -> changes.size() < FEWEST_IN_CELL);
        if (byStretch.isEmpty()) {
            return;
        }
        int kind = kinds.size();
        kinds.add(tasks.get(0).kind());
        byStretch.forEach((stretch, changes) -> cells.add(new Cell(
                kind,
                stretch,
                Medians.of(changes.stream().mapToDouble(Double::doubleValue).toArray()),
                changes.size() / (changes.size() + HALF_WEIGHT))));
    }

    private void fit() {
        double[] ofKind = new double[kinds.size()];
        double[] ofStretch = new double[stretches];
        for (int step = 0; step < STEPS; step++) {
            update(ofStretch, ofKind, false);
            update(ofKind, ofStretch, true);
        }
        double squares = 0;
        for (Cell cell : cells) {
            double rest = cell.median() - ofKind[cell.kind()] - ofStretch[cell.stretch()];
            squares += cell.weight() * rest * rest;
        }
        generalised(squares / Math.max(1, degrees) + TINY, variance(ofStretch) + TINY);
    }

    /** Sets each effect of one sort to the weighted mean of what the effects of the other sort leave of its cells. */
    private void update(double[] effectsOfOne, double[] ofOther, boolean oneIsKind) {
        double[] sums = new double[effectsOfOne.length];
        double[] weights = new double[effectsOfOne.length];
        for (Cell cell : cells) {
            int one = oneIsKind ? cell.kind() : cell.stretch();
            int other = oneIsKind ? cell.stretch() : cell.kind();
            sums[one] += cell.weight() * (cell.median() - ofOther[other]);
            weights[one] += cell.weight();
        }
        Arrays.setAll(effectsOfOne, at -> weights[at] > 0 ? sums[at] / weights[at] : 0);
    }

    private double variance(double[] ofStretch) {
        double[] used = cells.stream()
                .mapToInt(Cell::stretch)
                .distinct()
                .mapToDouble(stretch -> ofStretch[stretch])
                .toArray();
        double mean = Arrays.stream(used).average().orElse(0);
        return Arrays.stream(used)
                        .map(effect -> (effect - mean) * (effect - mean))
                        .sum()
                / Math.max(1, used.length - 1);
    }

    private void generalised(double noise, double stretchVariance) {
        int size = cells.size();
        RealMatrix variances = new Array2DRowRealMatrix(size, size);
        RealMatrix design = new Array2DRowRealMatrix(size, kinds.size());
        RealVector medians = new ArrayRealVector(size);
        for (int row = 0; row < size; row++) {
            Cell cell = cells.get(row);
            medians.setEntry(row, cell.median());
            design.setEntry(row, cell.kind(), 1);
            for (int column = 0; column < size; column++) {
                boolean together = cells.get(column).stretch() == cell.stretch();
                variances.setEntry(
                        row, column, (together ? stretchVariance : 0) + (row == column ? noise / cell.weight() : 0));
            }
        }
        RealMatrix weighted = design.transposeMultiply(MatrixUtils.inverse(variances));
        covariance = MatrixUtils.inverse(weighted.multiply(design));
        effects = covariance.operate(weighted.operate(medians)).toArray();
    }

    /** Returns whether there is anything to compare a kind with. */
    boolean canTell() {
        return kinds.size() > 1 && degrees >= FEWEST_DEGREES;
    }

    /** Returns by what ratio all tasks changed alike: the middle one of the kinds; of two, the one nearer to no change. */
    double common() {
        return kinds.isEmpty() ? 1 : Math.exp(effects[middle()]);
    }

    /** Returns the change of each kind of at least five tasks beyond the common one. */
    Map<String, RatioInterval> beyondCommon() {
        Map<String, RatioInterval> changes = new LinkedHashMap<>();
        if (!canTell()) {
            return changes;
        }
        int middle = middle();
        double quantile = new TDistribution(degrees).inverseCumulativeProbability(1 - ERROR / 2 / kinds.size());
        for (int kind = 0; kind < kinds.size(); kind++) {
            double excess = effects[kind] - effects[middle];
            double error = covariance.getEntry(kind, kind)
                    + covariance.getEntry(middle, middle)
                    - 2 * covariance.getEntry(kind, middle);
            double width = quantile * Math.sqrt(Math.max(0, error));
            changes.put(
                    kinds.get(kind),
                    new RatioInterval(Math.exp(excess), Math.exp(excess - width), Math.exp(excess + width)));
        }
        return changes;
    }

    private int middle() {
        List<Integer> sorted = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (int kind = 0; kind < kinds.size(); kind++) {
            sorted.add(kind);
            least = Math.min(least, covariance.getEntry(kind, kind));
        }
        double most = PRECISE * least;
        sorted.removeIf(kind -> covariance.getEntry(kind, kind) > most);
        sorted.sort(Comparator.comparingDouble(kind -> effects[kind]));
        int upper = sorted.get(sorted.size() / 2);
        int lower = sorted.get((sorted.size() - 1) / 2);
        return Math.abs(effects[lower]) <= Math.abs(effects[upper]) ? lower : upper;
    }
}
