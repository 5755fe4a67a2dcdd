package makespan.cli;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code makespan}: 0 for done, 1 if the user's work failed, 2 for wrong usage or unreadable input. */
@Command(
        name = "makespan",
        header = "Design, run and understand parallel work.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            RunCommand.class,
            NotebookCommand.class,
            InstallCommand.class,
            LabCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            AnalyzeCommand.class,
            SimulateCommand.class,
            ConvertCommand.class,
            CompareCommand.class
        },
        footer = {"", "'makespan COMMAND --help' tells more about a command."})
public final class Main implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack of an error too.")
    private boolean verbose;

    public static void main(String[] args) {
        speakUtf8();
        System.exit(run(args));
    }

    /** Runs one command line and returns its exit code. */
    static int run(String... args) {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(UsageErrors::report)
                .setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> report(e, main.verbose));
        return commandLine.execute(args);
    }

    /** Without a command there is nothing to do but to list them. */
    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(System.err);
        }
        return ExitCode.USAGE;
    }

    private static int report(Exception e, boolean verbose) {
        Terminal.clearProgress();
        if (e instanceof CommandFailure failure) {
            System.err.println("makespan: " + failure.getMessage());
        } else {
            System.err.println("makespan: internal error: " + e + (verbose ? "" : " (--verbose shows where)"));
        }
        if (verbose) {
            e.printStackTrace(System.err);
        }
        return e instanceof CommandFailure failure ? failure.exitCode() : ExitCode.WORK_FAILED;
    }

    /** Output is UTF-8 also where no locale is set, as in most containers; Windows consoles have a code page. */
    private static void speakUtf8() {
        if (File.separatorChar == '\\') {
            return;
        }
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        OutputStream stream = new BufferedOutputStream(new FileOutputStream(descriptor), 8192);
        return new PrintStream(Terminal.clearingProgress(stream), true, StandardCharsets.UTF_8);
    }
}
