package makespan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import makespan.analysis.RunAnalysis;
import makespan.charts.Report;
import makespan.charts.ReportPage;
import makespan.device.Emulation;
import makespan.device.Platform;
import makespan.dsl.CellError;
import makespan.dsl.MeasuredTimes;
import makespan.dsl.ScriptOptions;
import makespan.dsl.ScriptOutcome;
import makespan.dsl.ScriptRunner;
import makespan.format.RunSummaryJson;
import makespan.format.TraceJson;
import makespan.runtime.RunResult;
import makespan.schedule.PlacementRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code makespan run}: runs a script in this process. */
@Command(
        name = "run",
        header = "Run a script and explain its runs.",
        description = {
            "Prints what the script prints and, for each run that it shows, the report in words.",
            "Exit code 1 if a task fails, 2 if the script declares what cannot be. Report and trace are written for a"
                    + " failed run too."
        },
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.groovy", description = "The script.")
    private Path file = Path.of("");

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = "--platform",
            paramLabel = "FILE.groovy",
            description =
                    "Run on the machine that a script describes, platform { cpu 2; gpu 'H200', speed: 40 }: its CPUs are"
                            + " workers, its other processors are emulated.")
    private @Nullable Path platformFile;

    @Option(
            names = "--placement",
            paramLabel = "RULE",
            description =
                    "Where tasks run that can run on several devices: earliest-finish (default), heft or work-stealing.")
    private String placement = PlacementRule.EARLIEST_FINISH.label();

    @Option(names = "--report", paramLabel = "OUT.html", description = "Write everything shown as one page to share.")
    private @Nullable Path report;

    @Option(
            names = "--trace",
            paramLabel = "OUT.json",
            description = "Write the last run as a trace for Perfetto (https://ui.perfetto.dev).")
    private @Nullable Path trace;

    @Option(
            names = "--json",
            description = "Print the figures of the last run as one JSON object, and nothing else, on stdout.")
    private boolean json;

    @Override
    public Integer call() {
        InputFile.check(file);
        Optional<OutputFile> reportOut = Optional.ofNullable(report).map(OutputFile::checked);
        Optional<OutputFile> traceOut = Optional.ofNullable(trace).map(OutputFile::checked);
        PrintStream stdout = System.out;
        if (json) {
            System.setOut(System.err);
        }
        CancelOnExit guard = CancelOnExit.of(Thread.currentThread()::interrupt);
        try {
            ScriptOutcome outcome = runScript();
            return finish(outcome, reportOut, traceOut, stdout);
        } finally {
            guard.close();
        }
    }

    private int finish(
            ScriptOutcome outcome, Optional<OutputFile> reportOut, Optional<OutputFile> traceOut, PrintStream stdout) {
        Optional<RunResult> run = outcome.lastRun();
        reportOut.ifPresent(out -> writePage(out, Shown.reports(outcome.displayed())));
        run.ifPresent(result -> traceOut.ifPresent(out -> out.write(TraceJson.toJson(result.graph(), result.trace()))));
        if (json) {
            run.ifPresent(result -> stdout.println(RunSummaryJson.toJson(RunAnalysis.of(result))));
            stdout.flush();
        }
        CellError error = outcome.error();
        if (error != null) {
            throw error.usage()
                    ? CommandFailure.usage(error.message(), error.cause())
                    : CommandFailure.work(error.message(), error.cause());
        }
        if (run.isEmpty()) {
            nothingRan();
        }
        return ExitCode.DONE;
    }

    private void writePage(OutputFile out, List<Report> reports) {
        if (!reports.isEmpty()) {
            out.write(ReportPage.of(title(), reports));
        }
    }

    private void nothingRan() {
        String message = "'" + file + "' ran no graph: call run(task) in it";
        if (json || trace != null) {
            throw CommandFailure.work(message, null);
        }
        System.err.println("makespan: note: " + message);
    }

    private ScriptOutcome runScript() {
        Optional<Platform> platform = Optional.ofNullable(platformFile).map(PlatformFile::read);
        int usual = platform.map(Emulation::workers).orElseGet(RunCommand::defaultWorkers);
        ScriptOptions options = ScriptOptions.withWorkers(work.workers() == 0 ? usual : work.workers())
                .withPlatform(platform)
                .withPlacement(placement())
                .withTimes(MeasuredTimes.file())
                .withParameters(work.parameters())
                .withDisplay(this::show)
                .withMonitor(RunProgress::of)
                .withProgress(RunCommand::showProgress);
        try {
            return ScriptRunner.run(file, options);
        } catch (CharacterCodingException e) {
            throw CommandFailure.usage("cannot read '" + file + "': it is not text in UTF-8", e);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    private PlacementRule placement() {
        try {
            return PlacementRule.of(placement);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--placement: " + e.getMessage(), e);
        }
    }

    private static void showProgress(String line) {
        if (line.isEmpty()) {
            Terminal.clearProgress();
        } else {
            Terminal.showProgress(line);
        }
    }

    private void show(Object value) {
        if (!json) {
            System.out.println(Shown.toText(value).stripTrailing());
        }
    }

    private String title() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.groovy$", "");
    }

    private static int defaultWorkers() {
        return Math.min(WorkOptions.MAX_WORKERS, Runtime.getRuntime().availableProcessors());
    }
}
