package makespan.kernel.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes the archive of a kernel: lets one work through a typical session, and Java note the classes that it needs. */
public final class ArchiveTraining {
    private static final Duration CELL_LIMIT = Duration.ofMinutes(2);
    private static final Duration EXIT_LIMIT = Duration.ofMinutes(2);
    private static final long DUMP_MINUTES = 5;

    /** What a session begins with: values, text, variables, closures, classes, a graph and its report, mistakes. */
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "println 'ready'",
            "def numbers = (1..5).collect { it * it }\nnumbers.sum()",
            "int twice(int n) { 2 * n }\ntwice(21)",
            "class Point { int x, y }\nnew Point(x: 1, y: 2).x",
            "def a = task { 1 }\ndef b = task(a) { it + 1 }\nrun(b)",
            "for (i in 1..3) { println \"line $i\" }\n[a: 1, b: [2, 3]]",
            "throw new IllegalStateException('training')",
            "1 +");

    private final KernelArchive archive;
    private final Path directory;

    private ArchiveTraining(KernelArchive archive, Path directory) {
        this.archive = archive;
        this.directory = directory;
    }

    /**
     * Makes the archive, which takes some seconds, and removes those that it replaces.
     *
     * @throws IOException if it cannot be made; the message says why
     */
    public static void train(KernelArchive archive) throws IOException, InterruptedException {
        for (Path entry : KernelCommand.classPathEntries()) {
            if (!Files.isRegularFile(entry)) {
                throw new IOException("the class path holds '" + entry + "', and archives need jars alone");
            }
        }
        Files.createDirectories(archive.file().getParent());
        Path directory = Files.createTempDirectory(archive.file().getParent(), "training-");
        try {
            new ArchiveTraining(archive, directory).train();
        } finally {
            KernelProcess.delete(directory);
        }
    }

    private void train() throws IOException, InterruptedException {
        Path noted = directory.resolve("noted");
        work(List.of(
                KernelArchive.isCache() ? "-XX:AOTMode=record" : "-Xshare:auto",
                (KernelArchive.isCache() ? "-XX:AOTConfiguration=" : "-XX:DumpLoadedClassList=") + noted));
        if (!Files.exists(noted)) {
            throw new IOException("Java noted no classes");
        }
        if (!KernelArchive.isCache()) {
            new SignedClasses(KernelCommand.classPathEntries()).removeFrom(noted);
        }
        Path made = directory.resolve("made");
        make(noted, made);
        Files.move(made, archive.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path old : archive.forerunners()) {
            Files.deleteIfExists(old);
        }
    }

    /** Lets a kernel work through the session under the given options. */
    private void work(List<String> options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(KernelArchive.quiet());
        all.addAll(options);
        all.add("-XX:ErrorFile=" + directory.resolve("error.log"));
        Map<String, String> variables =
                Map.of("MAKESPAN_HISTORY", directory.resolve("history").toString()); // not among the user's
        try (KernelProcess process = KernelProcess.start(directory, variables, all);
                KernelClient kernel = new KernelClient(process)) {
            kernel.awaitReady();
            for (String cell : CELLS) {
                kernel.execute(cell, id -> {}, published -> {}, CELL_LIMIT);
            }
            kernel.ask("complete_request", cursor("numbers.su"), CELL_LIMIT);
            kernel.ask("inspect_request", cursor("println"), CELL_LIMIT);
            kernel.ask("is_complete_request", cursor("1 + 1"), CELL_LIMIT);
            kernel.ask("history_request", new JsonObject(), CELL_LIMIT);
            kernel.shutdown();
            process.awaitExit(EXIT_LIMIT);
        }
    }

    private static JsonObject cursor(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        content.addProperty("detail_level", 0);
        return content;
    }

    /** Only G1 lays out objects besides classes; the other collectors load them. So this one step runs with G1. */
    private void make(Path noted, Path made) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(KernelCommand.javaExecutable().toString());
        command.addAll(KernelCommand.javaOptions());
        command.removeIf(option -> option.startsWith("-XX:+Use") && option.endsWith("GC"));
        command.add("-XX:+UseG1GC");
        command.add("-XX:ErrorFile=" + directory.resolve("error.log"));
        command.addAll(
                KernelArchive.isCache()
                        ? List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + noted, "-XX:AOTCache=" + made)
                        : List.of("-Xshare:dump", "-XX:SharedClassListFile=" + noted, "-XX:SharedArchiveFile=" + made));
        command.addAll(List.of("-cp", KernelCommand.classPath()));
        Path log = directory.resolve("make.log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(DUMP_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("Java took longer than " + DUMP_MINUTES + " min");
            }
            if (process.exitValue() != 0 || !Files.exists(made)) {
                throw new IOException("Java ended with exit code " + process.exitValue() + lastLine(log));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
    }
}
