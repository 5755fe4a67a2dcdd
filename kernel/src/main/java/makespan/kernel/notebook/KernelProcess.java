package makespan.kernel.notebook;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.KernelEnvironment;

/**
 * A kernel in a process of its own, reachable by a connection file that only this user can read. It is stopped at the
 * latest when this process ends. Safe for use by several threads.
 */
public final class KernelProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(3);
    private static final long POLL_MILLIS = 10;
    private static final int QUOTED_LINES = 5;

    private final Path directory;
    private final Path connectionFile;
    private final Path log;
    private final Process process;
    private final Thread killer;

    private KernelProcess(Path directory, Path connectionFile, Path log, Process process) {
        this.directory = directory;
        this.connectionFile = connectionFile;
        this.log = log;
        this.process = process;
        this.killer = new Thread(this::endSoon, "kernel killer");
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * Starts a kernel in a working directory.
     *
     * @param environment what the kernel is to know from the start
     */
    public static KernelProcess start(Path workingDirectory, KernelEnvironment environment) throws IOException {
        return start(
                workingDirectory,
                environment.toVariables(),
                KernelArchive.ofThisProcess().options());
    }

    /**
     * Starts a kernel.
     *
     * @param variables of the environment, besides those of this process
     * @param options of the Java virtual machine, besides the usual ones
     */
    static KernelProcess start(Path workingDirectory, Map<String, String> variables, List<String> options)
            throws IOException {
        Path directory = Files.createTempDirectory("makespan-kernel-");
        try {
            Path connectionFile = directory.resolve("connection.json");
            ConnectionFile.onLoopback("makespan").write(connectionFile);
            Path log = directory.resolve("kernel.log");
            ProcessBuilder builder = new ProcessBuilder(
                            deafToCtrlC(KernelCommand.with(options, connectionFile.toString())))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
            builder.environment().putAll(KernelCommand.variables());
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            return new KernelProcess(directory, connectionFile, log, process);
        } catch (IOException e) {
            delete(directory);
            throw e;
        }
    }

    /** A terminal sends Ctrl-C to all its processes; only this one is to hear it, and to interrupt the kernel in order. */
    private static List<String> deafToCtrlC(List<String> command) {
        if (File.separatorChar == '\\') {
            return command;
        }
        List<String> deaf = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "makespan-kernel"));
        deaf.addAll(command);
        return deaf;
    }

    /**
     * Returns where the kernel listens, once it has chosen its ports.
     *
     * @throws KernelDiedException if it ended before, or took longer than a minute
     */
    public ConnectionFile awaitConnection() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            ConnectionFile connection = ConnectionFile.read(connectionFile);
            if (!connection.hasOpenPorts()) {
                return connection;
            }
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw died();
            }
        }
        throw new KernelDiedException(
                "the kernel did not start within " + START_LIMIT.toSeconds() + " s" + lastWords());
    }

    /** Waits until the process has ended, or the limit is over. */
    void awaitExit(Duration limit) throws InterruptedException {
        process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns what to throw when the process has ended: its exit code and the last lines that it printed. */
    KernelDiedException died() {
        try {
            process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String how = process.isAlive()
                ? "the kernel closed its connection"
                : "the kernel died, exit code " + process.exitValue();
        return new KernelDiedException(how + lastWords());
    }

    private String lastWords() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size());
            return last.isEmpty()
                    ? ""
                    : "; it last printed: " + String.join(" | ", last).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Gives the process a moment to end by itself, then ends it, and removes its files. */
    @Override
    public void close() {
        endSoon();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // The machine is shutting down, and the hook does the same as we did.
        }
    }

    private void endSoon() {
        try {
            process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** Ends the process and what it started at once. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        delete(directory);
    }

    /** Removes a directory with all that is in it, as far as possible. */
    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A temporary directory that stays behind harms nobody.
        }
    }
}
