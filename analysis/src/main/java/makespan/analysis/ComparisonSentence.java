package makespan.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Chooses the words for a {@link RunComparison}. */
final class ComparisonSentence {
    private static final int MOST_KINDS = 3;

    private final RunComparison comparison;

    ComparisonSentence(RunComparison comparison) {
        this.comparison = comparison;
    }

    String text() {
        String makespan = Quantity.duration(comparison.changed().makespan()) + " against "
                + Quantity.duration(comparison.base().makespan()) + ", "
                + times(comparison.makespan().ratio()) + " the makespan";
        return comparison.repeated()
                ? makespan + interval() + ": " + verdict() + kinds()
                : makespan + ": " + verdict() + kinds();
    }

    private String interval() {
        return " (95 % interval " + times(comparison.makespan().low()) + " to "
                + times(comparison.makespan().high()) + ")";
    }

    private String verdict() {
        return switch (comparison.verdict()) {
            case SLOWER -> "slower beyond the noise";
            case FASTER -> "faster beyond the noise";
            case NO_CHANGE -> "no change beyond the noise";
            case UNKNOWN -> "whether that is a change cannot be told";
        };
    }

    private String kinds() {
        List<RunComparison.KindChange> beyond = comparison.kinds().stream()
                .filter(RunComparison.KindChange::beyondNoise)
                .toList();
        String rest = comparison.repeated() ? "" : " than the others";
        String named =
                beyond.stream().limit(MOST_KINDS).map(kind -> words(kind, rest)).collect(Collectors.joining(", "));
        return beyond.isEmpty() ? "" : "; " + named + (beyond.size() > MOST_KINDS ? " and others" : "");
    }

    private static String words(RunComparison.KindChange kind, String rest) {
        RatioInterval change = kind.change();
        if (change == null) {
            return "";
        }
        double ratio = change.ratio();
        return "the '" + kind.kind() + "' tasks took " + Quantity.percent(Math.abs(ratio - 1))
                + (ratio > 1 ? " more" : " less") + rest + " (" + Quantity.change(change.low() - 1) + " to "
                + Quantity.change(change.high() - 1) + ")";
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }
}
