package makespan.dsl;

import java.util.List;
import java.util.Map;
import makespan.analysis.RunAnalysis;
import makespan.analysis.RunComparison;
import makespan.runtime.RunResult;

/**
 * The options of {@code compare}, checked.
 *
 * @param threshold the smallest change of the makespan that counts, as a fraction
 */
record CompareRequest(double threshold) {
    static final List<String> NAMES = List.of("threshold");

    private static final double DEFAULT = 0.05;

    static CompareRequest of(Map<String, ?> options) {
        WordOptions.check("compare", options, NAMES);
        Object threshold = options.get("threshold");
        if (threshold == null) {
            return new CompareRequest(DEFAULT);
        }
        if (threshold instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return new CompareRequest(number.doubleValue());
        }
        throw new DeclarationException("compare option 'threshold' must be a fraction from 0 to 1, as in 0.05, but was "
                + Places.quote(threshold)
                + Places.here());
    }

    RunComparison compare(List<RunResult> base, List<RunResult> changed) {
        try {
            return RunComparison.of(
                    base.stream().map(RunAnalysis::of).toList(),
                    changed.stream().map(RunAnalysis::of).toList(),
                    threshold);
        } catch (IllegalArgumentException e) {
            throw new DeclarationException(e.getMessage() + Places.here());
        }
    }
}
