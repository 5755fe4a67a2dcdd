package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 4, unit = TimeUnit.MINUTES)
class NotebookCommandTest {
    private static final int INTERRUPT = 2;

    @TempDir
    private Path directory;

    @Test
    void everyCellRunsAndThePageShowsTheReport() throws Exception {
        String input = notebook(
                "params { factor = 2 }\nprintln \"factor $params.factor\"",
                "def a = task('a') { 1 }\ndef b = task('b', a) { it * params.factor.toInteger() }\nrun(b)",
                "",
                "b()");

        Cli cli = Cli.run(
                directory,
                "notebook",
                "n.ipynb",
                "-o",
                "out.ipynb",
                "--html",
                "out.html",
                "--param",
                "factor=21",
                "--workers",
                "1");

        assertEquals(new Cli(0, "wrote out.ipynb\nwrote out.html\n", ""), cli);
        assertEquals(input, Files.readString(directory.resolve("n.ipynb")));
        assertEquals(Set.of("n.ipynb", "out.ipynb", "out.html"), names());
        JsonArray cells = cells("out.ipynb");
        assertEquals("[\"factor 21\\n\"]", output(cells, 0).get("text").toString());
        JsonObject report = output(cells, 1).getAsJsonObject("data");
        assertTrue(report.get("text/plain").toString().contains("2 tasks on 1 worker"), report.toString());
        assertTrue(report.get("text/html").toString().contains("data:image/png;base64,"));
        assertEquals(
                "[\"21\"]",
                output(cells, 3).getAsJsonObject("data").get("text/plain").toString());
        assertEquals(3, cells.get(3).getAsJsonObject().get("execution_count").getAsInt());
        assertTrue(cells.get(2).getAsJsonObject().get("execution_count").isJsonNull());
        String page = Files.readString(directory.resolve("out.html"));
        assertTrue(page.contains("<title>The notebook</title>"));
        assertTrue(page.contains("mk-report"));
    }

    @Test
    void theFirstFailingCellEndsItAndWhatWasThereIsKept() throws Exception {
        notebook("println 'before'", "\nthrow new IllegalStateException('no luck')", "println 'after'");

        Cli cli = Cli.run(directory, "notebook", "n.ipynb", "--in-place", "--html", "out.html");

        assertEquals(1, cli.exitCode());
        assertEquals(
                "makespan: cell 2 (throw new IllegalStateException('no luck')) failed:"
                        + " IllegalStateException: no luck\n",
                cli.err());
        JsonArray cells = cells("n.ipynb");
        assertEquals("[\"before\\n\"]", output(cells, 0).get("text").toString());
        assertEquals("error", output(cells, 1).get("output_type").getAsString());
        assertEquals(0, cells.get(2).getAsJsonObject().getAsJsonArray("outputs").size());
        assertTrue(Files.readString(directory.resolve("out.html")).contains("no luck"));
    }

    @Test
    void aKernelThatDiesIsSaidAtOnce() throws Exception {
        notebook("Runtime.runtime.halt(7)");

        Cli cli = Cli.run(directory, "notebook", "n.ipynb");

        assertEquals(1, cli.exitCode());
        assertEquals("makespan: cell 1 (Runtime.runtime.halt(7)) failed: the kernel died, exit code 7\n", cli.err());
    }

    @Test
    void aCellThatTakesTooLongIsInterrupted() throws Exception {
        notebook("while (true) { }");

        Cli cli = Cli.run(directory, "notebook", "n.ipynb", "--timeout", "1.5");

        assertEquals(new Cli(1, "", "makespan: cell 1 (while (true) { }) failed: it took longer than 1.5 s\n"), cli);
    }

    @Test
    void ctrlCInterruptsTheCellKeepsTheOutputsAndLeavesNoKernel() throws Exception {
        assumeFalse(File.separatorChar == '\\', "signals are of POSIX");
        assumeFalse(interruptsAreIgnored(), "the tests were started with interrupts ignored, as by nohup … &");
        notebook("println 'first'", "new File('pid').text = ProcessHandle.current().pid()\nwhile (true) { }");
        Process process;
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
            process = new ProcessBuilder(Cli.command("notebook", "n.ipynb", "-o", "out.ipynb"))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (!Files.exists(directory.resolve("pid")) || Files.size(directory.resolve("pid")) == 0) {
                assertTrue(process.isAlive(), "it ended before the endless cell");
                var unused = watch.poll(1, TimeUnit.SECONDS);
            }
        }
        long kernel = Long.parseLong(Files.readString(directory.resolve("pid")));

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertEquals(130, process.waitFor());
        assertFalse(ProcessHandle.of(kernel).map(ProcessHandle::isAlive).orElse(false));
        assertEquals("[\"first\\n\"]", output(cells("out.ipynb"), 0).get("text").toString());
    }

    @Test
    void whatIsNoGroovyNotebookIsRefused() throws Exception {
        Files.writeString(directory.resolve("text.ipynb"), "hello");
        Files.writeString(
                directory.resolve("python.ipynb"),
                "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}");

        assertEquals(
                new Cli(2, "", "makespan: 'text.ipynb' is not a notebook: it is not JSON\n"),
                Cli.run(directory, "notebook", "text.ipynb"));
        assertEquals(
                new Cli(2, "", "makespan: 'python.ipynb' is written in python, and Makespan runs Groovy\n"),
                Cli.run(directory, "notebook", "python.ipynb"));
    }

    /** Returns whether this process ignores SIGINT, as far as Linux tells: what it starts does so too. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) >> (INTERRUPT - 1) & 1) == 1;
    }

    private String notebook(String... sources) throws IOException {
        JsonArray cells = new JsonArray();
        for (String source : sources) {
            JsonObject cell = new JsonObject();
            cell.addProperty("cell_type", "code");
            cell.addProperty("source", source);
            cells.add(cell);
        }
        JsonObject heading = new JsonObject();
        heading.addProperty("cell_type", "markdown");
        heading.addProperty("source", "# The notebook");
        cells.add(heading);
        JsonObject json = new JsonObject();
        json.addProperty("nbformat", 4);
        json.add("cells", cells);
        Files.writeString(directory.resolve("n.ipynb"), json.toString());
        return json.toString();
    }

    private JsonArray cells(String name) throws IOException {
        JsonElement json = JsonParser.parseString(Files.readString(directory.resolve(name)));
        return json.getAsJsonObject().getAsJsonArray("cells");
    }

    private static JsonObject output(JsonArray cells, int cell) {
        JsonArray outputs = cells.get(cell).getAsJsonObject().getAsJsonArray("outputs");
        return outputs.get(outputs.size() - 1).getAsJsonObject();
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
