package makespan.cli;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import makespan.benchmark.Benchmark;
import makespan.benchmark.BenchmarkOptions;
import makespan.benchmark.Narrator;
import makespan.benchmark.Shape;
import makespan.charts.Chart;
import makespan.charts.Theme;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code makespan bench}: compares the runtime with others on this machine. */
@Command(
        name = "bench",
        header = "Compare the runtime with others on this machine.",
        description = {
            "Runs task graphs of seven shapes, and fork/join recursion, on Makespan, ForkJoinPool, CompletableFuture, a"
                    + " thread pool and, where it is installed, oneTBB. They take turns, each in a process of its own;"
                    + " every ratio is of medians of this one comparison.",
            "Let nothing else run meanwhile. With --check, exit code 1 if a promise of the project is not kept."
        },
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final int MOST_REPEATS = 1_000;
    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--quick", description = "End within three minutes: fewer samples, empty bodies.")
    private boolean quick;

    @Option(names = "--check", description = "Print what the project promises beside what was measured.")
    private boolean check;

    @Option(names = "--workers", paramLabel = "N", description = "Run on N workers; as many as processors by default.")
    private @Nullable Integer workers;

    @Option(
            names = "--shape",
            paramLabel = "NAME",
            arity = "1..*",
            description = "Run only these of chain, independent, fan, tree, wavefront, layered, rerun and fib.")
    private List<String> shapes = new ArrayList<>();

    @Option(names = "--repeats", paramLabel = "N", description = "Take N samples of each; 15, or 5 with --quick.")
    private @Nullable Integer repeats;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "Give every graph about N tasks, and run them on Makespan alone, in a heap of 4 GB.")
    private @Nullable Integer tasks;

    @Option(names = "--csv", paramLabel = "OUT.csv", description = "Write all figures.")
    private @Nullable Path csv;

    @Option(
            names = "--chart",
            paramLabel = "OUT.svg",
            description = "Draw the times of empty bodies, as SVG or, if the name ends in .png, in pixels.")
    private @Nullable Path chart;

    @Override
    public Integer call() throws InterruptedException {
        BenchmarkOptions options = options();
        Optional<OutputFile> csvOut = Optional.ofNullable(csv).map(OutputFile::checked);
        Optional<OutputFile> chartOut =
                Optional.ofNullable(chart).map(BenchCommand::checkedChart).map(OutputFile::checked);
        System.out.println(heading());
        Benchmark benchmark = Benchmark.run(options, new Progress());
        Terminal.clearProgress();
        System.out.println();
        System.out.print(benchmark.toText());
        csvOut.ifPresent(out -> out.write(benchmark.toCsv()));
        chartOut.ifPresent(out -> write(benchmark.toChart(), out));
        if (!check) {
            return ExitCode.DONE;
        }
        System.out.println();
        System.out.print(benchmark.targetsToText());
        return benchmark.meetsTargets() ? ExitCode.DONE : ExitCode.WORK_FAILED;
    }

    private BenchmarkOptions options() {
        int threads = workers == null ? defaultWorkers() : workers;
        int samples = repeats == null ? BenchmarkOptions.usualRepeats(quick) : repeats;
        if (threads < 1 || threads > WorkOptions.MAX_WORKERS) {
            throw CommandFailure.usage(
                    "workers must be between 1 and " + WorkOptions.MAX_WORKERS + ", but was " + threads);
        }
        if (samples < 1 || samples > MOST_REPEATS) {
            throw CommandFailure.usage("repeats must be between 1 and " + MOST_REPEATS + ", but was " + samples);
        }
        if (check && tasks != null) {
            throw CommandFailure.usage("--check is about the usual numbers of tasks: leave out --tasks");
        }
        List<Shape> chosen = chosenShapes();
        try {
            return new BenchmarkOptions(quick, threads, chosen, samples, tasks);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Shape> chosenShapes() {
        try {
            return shapes.isEmpty()
                    ? List.of(Shape.values())
                    : shapes.stream().distinct().map(Shape::of).toList();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        }
    }

    private static Path checkedChart(Path path) {
        if (!path.toString().endsWith(SVG) && !path.toString().endsWith(PNG)) {
            throw CommandFailure.usage("a chart is written to a file ending in .svg or .png, but was '" + path + "'");
        }
        return path;
    }

    private static void write(Chart chart, OutputFile out) {
        if (out.path().toString().endsWith(SVG)) {
            out.write(chart.toSvg(Theme.LIGHT) + "\n");
        } else {
            out.write(chart.toPng(Theme.LIGHT, 2));
        }
    }

    private String heading() {
        String arguments = spec == null
                ? ""
                : String.join(" ", spec.commandLine().getParseResult().originalArgs());
        String date = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                .format(ZonedDateTime.now(ZoneOffset.UTC));
        return "makespan " + arguments + "\n" + date + "; " + Benchmark.machine();
    }

    private static int defaultWorkers() {
        return Math.min(WorkOptions.MAX_WORKERS, Runtime.getRuntime().availableProcessors());
    }

    /** Shows progress on a terminal, and prints notes. */
    private static final class Progress implements Narrator {
        @Override
        public void progress(String doing) {
            Terminal.showProgress(doing);
        }

        @Override
        public void note(String line) {
            System.out.println(line);
        }
    }
}
