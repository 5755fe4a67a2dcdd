package makespan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code makespan lab}: JupyterLab with the kernel in it, in an environment of its own. */
@Command(
        name = "lab",
        header = "Open JupyterLab with the kernel and the lessons.",
        description = {
            "Makes a Python environment with a pinned JupyterLab on first use (Python 3.10 or newer), installs the"
                    + " kernel into it and starts it. The server listens on this machine alone.",
            "Arguments after '--' go to JupyterLab: makespan lab -- --no-browser --port 8890"
        },
        sortOptions = false)
final class LabCommand implements Callable<Integer> {
    private static final int STOP_SECONDS = 10;

    @Parameters(
            arity = "0..1",
            index = "0",
            paramLabel = "DIR",
            description = "The directory to open; the lessons by default.")
    private @Nullable Path directory;

    @Parameters(
            arity = "0..*",
            index = "1..*",
            paramLabel = "ARGUMENT",
            description = "Arguments for JupyterLab, after '--'.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--prepare-only", description = "Make the environment, print its directory, and stop.")
    private boolean prepareOnly;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path opened = opened();
        LabEnvironment environment = LabEnvironment.ofThisInstallation();
        environment.prepare();
        if (prepareOnly) {
            System.out.println(environment.directory());
            return ExitCode.DONE;
        }
        return serve(environment, opened);
    }

    private Path opened() {
        if (directory != null && !directory.toString().startsWith("-")) {
            if (!Files.isDirectory(directory)) {
                throw CommandFailure.usage("there is no directory '" + directory + "'");
            }
            return directory.toAbsolutePath();
        }
        if (directory != null) {
            arguments.add(0, directory.toString());
        }
        Path lessons = Path.of(System.getProperty("makespan.home", "")).resolve("notebooks");
        return Files.isDirectory(lessons)
                ? lessons.toAbsolutePath()
                : Path.of("").toAbsolutePath();
    }

    private int serve(LabEnvironment environment, Path opened) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                environment.python().toString(),
                "-m",
                "jupyterlab",
                "--ServerApp.ip=127.0.0.1",
                "--ServerApp.root_dir=" + opened,
                "--ServerApp.answer_yes=True",
                "--LabApp.news_url=None",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JUPYTER_PREFER_ENV_PATH", "1");
        builder.environment().put("PYDEVD_DISABLE_FILE_VALIDATION", "1");
        Process lab = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(lab)));
        return lab.waitFor() == 0 ? ExitCode.DONE : ExitCode.WORK_FAILED;
    }

    /** Lets the server end its kernels; Ctrl-C reaches it by itself, other signals only this process. */
    private static void stop(Process lab) {
        lab.destroy();
        try {
            if (!lab.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                lab.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
