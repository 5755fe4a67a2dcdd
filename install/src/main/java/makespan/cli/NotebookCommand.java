package makespan.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import makespan.kernel.notebook.CellFailedException;
import makespan.kernel.notebook.KernelClient;
import makespan.kernel.notebook.KernelDiedException;
import makespan.kernel.notebook.KernelProcess;
import makespan.kernel.notebook.Notebook;
import makespan.kernel.notebook.NotebookFormatException;
import makespan.kernel.notebook.NotebookPage;
import makespan.kernel.notebook.NotebookRunner;
import makespan.kernel.protocol.KernelEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code makespan notebook}: executes a notebook on a kernel process of its own. */
@Command(
        name = "notebook",
        header = "Run every cell of a notebook and keep the outputs.",
        description = {
            "Runs the code cells in order on a fresh kernel and stops at the first that fails (exit code 1).",
            "The notebook itself is changed only with --in-place."
        },
        sortOptions = false)
final class NotebookCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.ipynb", description = "The notebook, nbformat 4.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.ipynb",
            description = "Write the notebook with its outputs here.")
    private @Nullable Path output;

    @Option(names = "--in-place", description = "Write the outputs into FILE.ipynb itself.")
    private boolean inPlace;

    @Option(
            names = "--html",
            paramLabel = "OUT.html",
            description = "Write one page to share: it needs no server, network or Jupyter.")
    private @Nullable Path html;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "The longest that one cell may take; no limit by default.")
    private double timeoutSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Notebook notebook = read();
        checkLanguage(notebook);
        Duration limit = limit();
        Optional<OutputFile> notebookOut =
                Optional.ofNullable(inPlace ? file : output).map(OutputFile::checked);
        Optional<OutputFile> pageOut = Optional.ofNullable(html).map(OutputFile::checked);
        try (KernelProcess process =
                KernelProcess.start(directory(), new KernelEnvironment(work.parameters(), work.workers()))) {
            execute(notebook, process, limit, () -> {
                notebookOut.ifPresent(out -> out.write(notebook.toJson()));
                pageOut.ifPresent(out -> out.write(NotebookPage.of(notebook, fallbackTitle())));
            });
        } catch (KernelDiedException e) {
            throw CommandFailure.work(String.valueOf(e.getMessage()), e);
        }
        notebookOut.ifPresent(out -> System.out.println("wrote " + out.path()));
        pageOut.ifPresent(out -> System.out.println("wrote " + out.path()));
        return ExitCode.DONE;
    }

    private static void execute(Notebook notebook, KernelProcess process, Duration limit, Runnable save)
            throws IOException, InterruptedException {
        try (KernelClient kernel = new KernelClient(process)) {
            NotebookRunner runner = new NotebookRunner(
                    notebook,
                    kernel,
                    limit,
                    (cell, number, total) ->
                            Terminal.showProgress("cell " + number + " of " + total + ": " + cell.firstLine()));
            CancelOnExit guard = CancelOnExit.of(runner::cancel);
            try {
                runner.run();
            } catch (CellFailedException e) {
                throw CommandFailure.work(String.valueOf(e.getMessage()), e);
            } finally {
                Terminal.clearProgress();
                save.run();
                kernel.shutdown();
                guard.close();
            }
        }
    }

    private Notebook read() throws IOException {
        try {
            return Notebook.read(file);
        } catch (NotebookFormatException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("there is no file '" + file + "'", e);
        } catch (AccessDeniedException e) {
            throw CommandFailure.usage("cannot read '" + file + "': permission denied", e);
        } catch (IOException e) {
            throw CommandFailure.usage(
                    "cannot read '" + file + "': " + (Files.isDirectory(file) ? "it is a directory" : e.getMessage()),
                    e);
        }
    }

    private void checkLanguage(Notebook notebook) {
        String language = notebook.language();
        if (language != null && !language.equalsIgnoreCase("groovy")) {
            throw CommandFailure.usage("'" + file + "' is written in " + language + ", and Makespan runs Groovy");
        }
    }

    private Duration limit() {
        if (timeoutSeconds < 0 || timeoutSeconds > Integer.MAX_VALUE || Double.isNaN(timeoutSeconds)) {
            throw CommandFailure.usage("timeout must be a number of seconds, at least 0, but was " + timeoutSeconds);
        }
        return Duration.ofMillis(Math.round(timeoutSeconds * 1000));
    }

    private Path directory() {
        Path directory = file.toAbsolutePath().getParent();
        return directory == null ? Path.of("").toAbsolutePath() : directory;
    }

    private String fallbackTitle() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ipynb$", "");
    }
}
