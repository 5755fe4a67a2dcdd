package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import makespan.format.TraceJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String DIAMOND = """
            params { factor = 2 }
            def a = task { params.factor }
            def b = task(a) { it * 10 }
            def c = task(a) { it * 100 }
            def d = task(b, c) { x, y -> x + y }
            run(d)
            println "d is ${d()}"
            """;

    @TempDir
    private Path directory;

    @Test
    void aRunPrintsTheScriptsOutputAndTheReportInWords() throws Exception {
        script("diamond.groovy", DIAMOND);

        Cli cli = Cli.run(directory, "run", "diamond.groovy", "--workers", "2", "--param", "factor=3");

        assertEquals(0, cli.exitCode(), cli.err());
        assertEquals("", cli.err());
        assertTrue(cli.out().contains("4 tasks on 2 workers"), cli.out());
        assertTrue(cli.out().endsWith("d is 330\n"), cli.out());
    }

    @Test
    void aRunOnADescribedMachineSaysWhatWasEmulated() throws Exception {
        script("machine.groovy", "platform { cpu 1; gpu 'H200', speed: 40 }");
        script("work.groovy", """
                def x = floats(1000) { 1 }
                def twice = task(updates: x, on: [gpu, cpu], cost: [gpu: 1.ms, cpu: 40.ms]) { xs ->
                    for (int i = 0; i < xs.length; i++) xs[i] *= 2
                }
                run(twice)
                println x[0]
                """);

        Cli cli = Cli.run(directory, "run", "work.groovy", "--platform", "machine.groovy", "--placement", "heft");

        assertEquals(0, cli.exitCode(), cli.err());
        assertTrue(cli.out().contains("1 task on 1 worker"), cli.out());
        assertTrue(cli.out().contains("H200"), cli.out());
        assertTrue(cli.out().contains("emulated"), cli.out());
        assertTrue(cli.out().endsWith("2.0\n"), cli.out());
    }

    @Test
    void aPlatformOrPlacementThatIsNoneIsToldInOneLine() throws Exception {
        script("diamond.groovy", DIAMOND);
        script("fast.groovy", "platform { cpu 2, speed: 3 }");

        Cli rule = Cli.run(directory, "run", "diamond.groovy", "--placement", "hept");
        Cli file = Cli.run(directory, "run", "diamond.groovy", "--platform", "diamond.groovy");
        Cli fast = Cli.run(directory, "run", "diamond.groovy", "--platform", "fast.groovy");

        assertEquals(2, rule.exitCode());
        assertTrue(rule.err().contains("but was 'hept'. Did you mean 'heft'?"), rule.err());
        assertEquals(2, file.exitCode());
        assertTrue(file.err().contains("'diamond.groovy' gives no platform"), file.err());
        assertEquals(2, fast.exitCode());
        assertTrue(fast.err().contains("'cpu' cannot be emulated with speed 3.0"), fast.err());
    }

    @Test
    void jsonIsAllThatStdoutCarriesAndReportAndTraceAreWritten() throws Exception {
        script("diamond.groovy", DIAMOND);

        Cli cli = Cli.run(
                directory,
                "run",
                "diamond.groovy",
                "--workers",
                "2",
                "--json",
                "--report",
                "r.html",
                "--trace",
                "t.json");

        assertEquals(0, cli.exitCode(), cli.err());
        assertEquals("d is 220\n", cli.err());
        JsonObject summary = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertTrue(summary.keySet()
                .containsAll(Set.of(
                        "tasks",
                        "edges",
                        "work_s",
                        "span_s",
                        "parallelism",
                        "makespan_s",
                        "workers",
                        "utilisation",
                        "critical_path")));
        assertEquals(4, summary.get("tasks").getAsInt());
        assertEquals(4, summary.get("edges").getAsInt());
        assertEquals(2, summary.get("workers").getAsInt());
        assertEquals("completed", summary.get("status").getAsString());
        assertTrue(Files.readString(directory.resolve("r.html")).contains("<title>diamond</title>"));
        assertEquals(4, TraceJson.read(directory.resolve("t.json")).graph().size());
        assertEquals(Set.of("diamond.groovy", "r.html", "t.json"), names());
    }

    @Test
    void aFailingTaskIsNamedWithItsCauseItsPlaceAndWhatWasNotRun() throws Exception {
        script("fail.groovy", """
                def rows = task { ['1', '12a'] }
                def parse = task(rows) { rs -> rs.collect { Integer.parseInt(it) } }
                def stats = task(parse) { it.sum() }
                def report = task(stats) { it }
                run(report)
                """);

        Cli cli = Cli.run(directory, "run", "fail.groovy", "--json", "--report", "r.html", "--trace", "t.json");

        assertEquals(1, cli.exitCode());
        assertEquals(
                "makespan: Task 'parse' failed: NumberFormatException: For input string: \"12a\""
                        + " (fail.groovy, line 2); not run: stats, report\n",
                cli.err());
        assertEquals(
                "failed",
                JsonParser.parseString(cli.out())
                        .getAsJsonObject()
                        .get("status")
                        .getAsString());
        assertEquals(Set.of("fail.groovy", "r.html", "t.json"), names());
    }

    @Test
    void whatCannotBeDeclaredIsWrongUsage() throws Exception {
        assertUsageError(
                """
                task('a', after: 'c') { }
                task('b', after: 'a') { }
                task('c', after: 'b') { }
                run()
                """, "Cycle: a (wrong.groovy, line 1) → b (wrong.groovy, line 2) → c (wrong.groovy, line 3) → a");
        assertUsageError(
                """
                def load = task { 1 }
                def clean = task(after: 'laod') { 2 }
                run(clean)
                """, "Task 'clean' (wrong.groovy, line 2) runs after unknown task 'laod'. Did you mean 'load'?");
        assertUsageError("""
                def load = task(prioritty: 3) { 1 }
                run(load)
                """, "Unknown task option 'prioritty' at wrong.groovy, line 1. Did you mean 'priority'?");
    }

    @Test
    void aScriptThatRunsNoGraphHasNoFigures() throws Exception {
        script("nothing.groovy", "println 'hi'");

        Cli plain = Cli.run(directory, "run", "nothing.groovy");
        Cli json = Cli.run(directory, "run", "nothing.groovy", "--json");

        assertEquals(
                new Cli(0, "hi\n", "makespan: note: 'nothing.groovy' ran no graph: call run(task) in it\n"), plain);
        assertEquals(new Cli(1, "", "hi\nmakespan: 'nothing.groovy' ran no graph: call run(task) in it\n"), json);
    }

    @Test
    void wrongArgumentsAreRefusedBeforeAnythingRuns() throws Exception {
        script("touch.groovy", "new File('ran').text = 'x'; run(task { 1 })");
        Path missing = directory.resolve("missing");

        Cli unwritable = Cli.run(
                directory,
                "run",
                "touch.groovy",
                "--report",
                missing.resolve("r.html").toString());
        Cli workers = Cli.run(directory, "run", "touch.groovy", "--workers", "0");

        assertEquals(
                new Cli(
                        2,
                        "",
                        "makespan: cannot write '" + missing.resolve("r.html") + "': there is no directory '" + missing
                                + "'\n"),
                unwritable);
        assertEquals(new Cli(2, "", "makespan: workers must be between 1 and 256, but was 0\n"), workers);
        assertFalse(Files.exists(directory.resolve("ran")));
    }

    private void assertUsageError(String code, String message) throws Exception {
        script("wrong.groovy", code);

        Cli cli = Cli.run(directory, "run", "wrong.groovy", "--json");

        assertEquals(new Cli(2, "", "makespan: " + message + "\n"), cli);
    }

    private void script(String name, String code) throws IOException {
        Files.writeString(directory.resolve(name), code);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return Set.copyOf(names);
        }
    }
}
