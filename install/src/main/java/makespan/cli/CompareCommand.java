package makespan.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import makespan.analysis.RunAnalysis;
import makespan.analysis.RunComparison;
import makespan.charts.ComparisonReport;
import makespan.format.ComparisonJson;
import makespan.format.TraceJson;
import makespan.format.TracedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code makespan compare}: tells what changed between runs. */
@Command(
        name = "compare",
        header = "Tell what changed between runs, and whether that is more than noise.",
        description = {
            "Reads traces that 'makespan run --trace' wrote. With three runs a side or more the makespans decide; with"
                    + " fewer, only what a kind of tasks changed beyond the other kinds can be told from noise.",
            "Exit code 1 if the new runs are slower beyond the noise, else 0.",
            "For example: makespan compare before.json after.json",
            "or: makespan compare --base a1.json a2.json a3.json --new b1.json b2.json b3.json"
        },
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "The base run, then the new one.")
    private List<Path> files = List.of();

    @Option(names = "--base", arity = "1..*", paramLabel = "FILE", description = "Runs to compare with.")
    private List<Path> base = List.of();

    @Option(names = "--new", arity = "1..*", paramLabel = "FILE", description = "Runs to compare.")
    private List<Path> changed = List.of();

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "The smallest change of the makespan that counts, such as 2.5%%; 5%% by default.")
    private String threshold = "5%";

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        RunComparison comparison = compare();
        System.out.print(
                json
                        ? ComparisonJson.toJson(comparison) + "\n"
                        : ComparisonReport.of(comparison).toText());
        return comparison.verdict() == RunComparison.Verdict.SLOWER ? ExitCode.WORK_FAILED : ExitCode.DONE;
    }

    private RunComparison compare() {
        double least = fraction();
        List<List<Path>> sides = sides();
        List<List<RunAnalysis>> runs = new ArrayList<>();
        for (List<Path> side : sides) {
            runs.add(side.stream().map(CompareCommand::read).toList());
        }
        try {
            return RunComparison.of(runs.get(0), runs.get(1), least);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        }
    }

    private List<List<Path>> sides() {
        boolean named = !base.isEmpty() || !changed.isEmpty();
        if (named ? !files.isEmpty() || base.isEmpty() || changed.isEmpty() : files.size() != 2) {
            throw CommandFailure.usage("compare takes two files, or --base FILE… --new FILE…, but was given "
                    + (named
                            ? base.size() + " for --base, " + changed.size() + " for --new and " + files.size()
                                    + " besides"
                            : files.size()));
        }
        return named
                ? List.of(base, changed)
                : Stream.of(files.get(0), files.get(1)).map(List::of).toList();
    }

    private double fraction() {
        try {
            BigDecimal percent = new BigDecimal(threshold.strip().replaceFirst("\\s*%$", ""));
            if (threshold.strip().endsWith("%")
                    && percent.signum() >= 0
                    && percent.compareTo(new BigDecimal(100)) <= 0) {
                return percent.movePointLeft(2).doubleValue();
            }
        } catch (NumberFormatException e) {
            throw threshold(e);
        }
        throw threshold(null);
    }

    private CommandFailure threshold(@Nullable NumberFormatException cause) {
        String message = "the threshold must be between 0% and 100%, as in 2.5%, but was '" + threshold + "'";
        return cause == null ? CommandFailure.usage(message) : CommandFailure.usage(message, cause);
    }

    private static RunAnalysis read(Path file) {
        return InputFile.read(file, trace -> {
            TracedRun run = TraceJson.read(trace);
            return RunAnalysis.of(run.graph(), run.trace());
        });
    }
}
