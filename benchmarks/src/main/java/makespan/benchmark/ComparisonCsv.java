package makespan.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison as comma-separated values: one row per contestant and setup, times and memory per task. Between runs, a
 * row {@code wake} has times per wake-up, and a row {@code idle} the processor time per second as {@code cpu_ns}.
 */
final class ComparisonCsv {
    private static final String HEAD = "contestant,shape,tasks,runs,body_ns,workers,median_ns,min_ns,max_ns,spread,"
            + "samples,cpu_ns,build_ns,bytes\n";

    private static final double SECOND = 1e9;

    private ComparisonCsv() {}

    /** Returns the file's text; a figure that was not measured is empty. */
    static String of(Measurements measurements) {
        return HEAD
                + measurements.all().stream()
                        .map(one -> String.join(",", cells(one)) + "\n")
                        .collect(Collectors.joining())
                + measurements.rests().stream().map(ComparisonCsv::rows).collect(Collectors.joining());
    }

    private static List<String> cells(Measurement one) {
        Setup setup = one.setup();
        Samples samples = one.samples();
        return List.of(
                one.contestant(),
                setup.shape().label(),
                String.valueOf(setup.tasks()),
                String.valueOf(setup.runs()),
                String.valueOf(setup.bodyNanos()),
                String.valueOf(setup.workers()),
                number(samples.median()),
                number(samples.min()),
                number(samples.max()),
                number(samples.spread()),
                String.valueOf(samples.count()),
                number(samples.medianCpu()),
                setup.shape().isGraph() ? number(one.buildNanos()) : "",
                one.bytes().isPresent() ? number(one.bytes().getAsDouble()) : "");
    }

    private static String rows(Rest rest) {
        Samples wakes = rest.wakes();
        String times = Stream.of(wakes.median(), wakes.min(), wakes.max(), wakes.spread())
                .map(ComparisonCsv::number)
                .collect(Collectors.joining(","));
        return rest.contestant() + ",wake,1,1,0," + rest.workers() + "," + times + "," + wakes.count() + ","
                + number(wakes.medianCpu()) + ",,\n" + rest.contestant() + ",idle,0,1,0," + rest.workers()
                + ",,,,,1," + number(rest.cores() * SECOND) + ",,\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
