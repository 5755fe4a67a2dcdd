package makespan.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import makespan.kernel.notebook.InstallationFiles;

/** A virtual environment of Python with the pinned JupyterLab in it and the kernelspec installed. */
final class LabEnvironment {
    private static final String REQUIREMENTS = "lab-requirements.txt";
    private static final String CONSTRAINTS = "lab-constraints.txt";
    private static final int QUOTED_LINES = 12;

    private final Path directory;

    private LabEnvironment(Path directory) {
        this.directory = directory;
    }

    /** Returns the environment of this installation: in its own directory, or the user's cache if that is read-only. */
    static LabEnvironment ofThisInstallation() {
        return new LabEnvironment(InstallationFiles.directory("venv"));
    }

    Path directory() {
        return directory;
    }

    /** Returns the environment's Python. */
    Path python() {
        return File.separatorChar == '\\'
                ? directory.resolve("Scripts").resolve("python.exe")
                : directory.resolve("bin").resolve("python");
    }

    /**
     * Makes the environment if it is missing, unfinished or pinned to other versions, and installs the kernelspec.
     *
     * @throws CommandFailure if there is no suitable Python, or the installation fails
     */
    void prepare() throws IOException, InterruptedException {
        String wanted = resource(REQUIREMENTS) + resource(CONSTRAINTS);
        Path ready = directory.resolve("makespan-versions.txt");
        boolean current = Files.isExecutable(python())
                && Files.exists(ready)
                && Files.readString(ready).equals(wanted);
        if (!current) {
            make();
            Files.writeString(ready, wanted);
        }
        StartArchive.train();
        Kernelspec.installUnder(JupyterPaths.dataUnder(directory), List.of());
    }

    private void make() throws IOException, InterruptedException {
        Python python = Python.find();
        if (!python.makesEnvironments()) {
            throw CommandFailure.usage(python + " cannot make virtual environments: install its package 'venv'"
                    + " (apt install python3-venv)");
        }
        System.err.println("preparing JupyterLab in " + directory + " (once; needs the network) ...");
        deleteTree(directory);
        Files.createDirectories(directory);
        List<String> venv = new ArrayList<>(python.command());
        venv.addAll(List.of("-m", "venv", directory.toString()));
        runLogged(venv);
        Path requirements = unpack(REQUIREMENTS);
        Path constraints = unpack(CONSTRAINTS);
        runLogged(List.of(
                python().toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "-r",
                requirements.toString(),
                "-c",
                constraints.toString()));
    }

    private void runLogged(List<String> command) throws IOException, InterruptedException {
        Path log = directory.resolveSibling("lab.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            List<String> lines = Files.readString(log).lines().toList();
            lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size())
                    .forEach(System.err::println);
            throw CommandFailure.work("JupyterLab could not be installed; all of the output is in " + log, null);
        }
    }

    private Path unpack(String name) throws IOException {
        return Files.writeString(directory.resolve(name), resource(name));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(LabEnvironment.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
