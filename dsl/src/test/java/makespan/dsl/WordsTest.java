package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import makespan.analysis.BoundsStudy;
import makespan.analysis.RunAnalysis;
import makespan.analysis.SpeedupStudy;
import makespan.dsl.units.Bandwidth;
import makespan.dsl.units.Bytes;
import makespan.format.TimedGraph;
import makespan.format.TracedRun;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words other than task and run. */
class WordsTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @ParameterizedTest
    @MethodSource("words")
    void theExampleOfEveryWordRuns(Words.Word word) {
        notebook.run(word.example());
        assertTrue(word.toText().startsWith(word.signature()));
    }

    static List<Words.Word> words() {
        return Words.all();
    }

    @Test
    void theDocumentedOptionsAreThoseThatAreChecked() {
        assertEquals(TaskOptions.NAMES, options("task"));
        assertEquals(RunRequest.NAMES, options("run"));
        assertEquals(DataCall.OPTIONS, options("floats"));
        assertEquals(DataCall.OPTIONS, options("doubles"));
        assertEquals(DataCall.OPTIONS, options("ints"));
        assertEquals(DataCall.ARRAY_OPTIONS, options("data"));
        assertEquals(TaskVariant.OPTIONS, options("variant"));
        assertEquals(KernelCall.OPTIONS, options("kernel"));
        assertEquals(SpeedupRequest.NAMES, options("speedup"));
        assertEquals(BoundsRequest.NAMES, options("bounds"));
        assertEquals(SimulationRequest.NAMES, options("simulate"));
        assertEquals(CompareRequest.NAMES, options("compare"));
        assertEquals(VerifyRequest.NAMES, options("verify"));
    }

    private static List<String> options(String word) {
        return Words.find(word).orElseThrow().options().stream()
                .map(Words.Option::name)
                .toList();
    }

    @Test
    void aWordExplainsItself() {
        assertEquals("""
                show value

                Shows a value: a graph or a task as a drawing, a run as its report.

                def a = task { 1 }
                show graph
                """, Words.find("show").orElseThrow().toText());
    }

    @Test
    void unitsOfTime() {
        assertEquals(
                List.of(
                        Duration.ofNanos(7),
                        Duration.ofNanos(3000),
                        Duration.ofMillis(20),
                        Duration.ofMillis(1500),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1)),
                notebook.run("[7.ns, 3.us, 20.ms, 1.5.s, 2.min, 1.h]"));
    }

    @Test
    void unitsOfData() {
        assertEquals(
                List.of(new Bytes(2_000), new Bytes(3_000_000), new Bytes(80_000_000_000L), new Bandwidth(25e9)),
                notebook.run("[2.KB, 3.MB, 80.GB, 25.GBps]"));
        assertEquals(
                "80 GB 1.5 KB 12 B 25 GB/s", notebook.run("\"${80.GB} ${1.5.KB} ${0.012.KB} ${25.GBps}\" as String"));
    }

    @Test
    void unitsAreKnownToTheStaticCompiler() {
        assertEquals(
                Duration.ofMillis(20),
                notebook.run("@groovy.transform.CompileStatic Duration half() { 40.ms.dividedBy(2) }\nhalf()"
                        .replace("Duration half", "java.time.Duration half")));
    }

    @Test
    void parametersHaveDefaults() {
        notebook.run("params { path = 'in.csv'; n = 10 }");
        assertEquals("in.csv 11", notebook.run("\"${params.path} ${params.n + 1}\" as String"));
        notebook.run("def t = task { params.n * 2 }");
        assertEquals(20, notebook.run("t()"));
    }

    @Test
    void parametersFromOutsideHaveTheTypeOfTheirDefault() {
        notebook.session.setParameters(Map.of("n", "3", "x", "0.5", "d", "1.5", "on", "true", "path", "a b", "l", "9"));
        notebook.run("params { n = 1; x = 0.1; d = 2.0d; on = false; path = 'p'; l = 5L; kept = 'k' }");
        assertEquals(
                List.of(3, new BigDecimal("0.5"), 1.5, true, "a b", 9L, "k"),
                notebook.run("params.with { [n, x, d, on, path, l, kept] }"));
    }

    @Test
    void aParameterOfTheWrongKind() {
        notebook.session.setParameters(Map.of("n", "many", "on", "yes"));
        assertEquals(
                "Parameter 'n' must be a whole number, but was 'many'",
                notebook.fails("params { n = 1 }").message());
        assertEquals(
                "Parameter 'on' must be true or false, but was 'yes'",
                notebook.fails("params { on = true }").message());
    }

    @Test
    void anUnknownParameterIsReported() {
        notebook.run("params { path = 'in.csv' }");
        assertEquals(
                "No parameter 'pth'. Did you mean 'path'?",
                notebook.fails("params.pth").message());
    }

    @Test
    void parametersUseVariables() {
        notebook.run("def base = 5\nparams { n = base + 1; m = n * 2 }");
        assertEquals(12, notebook.run("params.m"));
    }

    @Test
    void showDisplaysTheGraphOfATaskAndOfTheSession() {
        notebook.run("def a = task { 1 }\ndef b = task(a) { it }\ndef c = task { }\nshow b\nshow graph\nshow 'text'");
        assertEquals(
                2,
                assertInstanceOf(TaskGraph.class, notebook.host.displayed.get(0))
                        .size());
        assertEquals(
                3,
                assertInstanceOf(TaskGraph.class, notebook.host.displayed.get(1))
                        .size());
        assertEquals("text", notebook.host.displayed.get(2));
    }

    @Test
    void speedupMeasuresATaskOnEachNumberOfWorkers() {
        notebook.run(
                "def a = task { Thread.sleep(2) }\ndef b = task { Thread.sleep(2) }\ndef c = task(a, b) { x, y -> 1 }");
        notebook.run("def study = speedup(c, workers: 1..2, repeats: 3)\nspeedup(b, workers: [1, 2])");
        SpeedupStudy study = assertInstanceOf(SpeedupStudy.class, notebook.host.displayed.get(0));
        assertEquals(
                List.of(1, 2),
                study.points().stream().map(SpeedupStudy.Point::workers).toList());
        assertEquals(3, study.points().get(0).seconds().size());
        assertEquals(3, study.graph().size());
        assertEquals(2, notebook.host.displayed.size());
    }

    @Test
    void aTaskThatFailsWhileSpeedupMeasuresIsReportedWithItsLine() {
        assertEquals(
                "Task 'a' failed: IOException: disk (cell 1, line 2)",
                notebook.fails("def a = task {\n throw new IOException('disk') }\nspeedup(a, workers: 1)")
                        .message());
    }

    @Test
    void speedupChecksItsOptions() {
        notebook.run("def a = task { 1 }");
        assertEquals(
                "Unknown speedup option 'worker' at cell 2, line 1. Did you mean 'workers'?",
                notebook.fails("speedup(a, worker: 2)").message());
        assertEquals(
                "speedup option 'workers' must be numbers between 1 and 256, as in 1..8 or [1, 2, 4],"
                        + " but was 0 (Integer) (cell 3, line 1)",
                notebook.fails("speedup(a, workers: 0)").message());
        assertEquals(
                "speedup option 'repeats' must be a whole number of at least 3, but was 2 (Integer) (cell 4, line 1)",
                notebook.fails("speedup(a, repeats: 2)").message());
    }

    @Test
    void boundsTakesTheTimesOfTheLatestRunOfEachTask() {
        notebook.run("def a = task { Thread.sleep(3) }\ndef b = task(a) { Thread.sleep(4) }\nrun(b)");
        notebook.run("def table = bounds(b, workers: [1, 2])\nbounds(workers: 4)\nbounds(graph)");
        BoundsStudy table = assertInstanceOf(BoundsStudy.class, notebook.host.displayed.get(1));
        RunAnalysis run = RunAnalysis.of(notebook.lastRun());
        assertEquals(run.workSpan(), table.workSpan());
        assertEquals(
                List.of(1, 2),
                table.schedules().stream()
                        .map(schedule -> schedule.bounds().workers())
                        .toList());
        assertEquals(4, notebook.host.displayed.size());
        notebook.run("def g = graph('own') { task('x') { Thread.sleep(1) } }\nrun(g)\nrun(a)\nbounds(g)");
        assertTrue(assertInstanceOf(BoundsStudy.class, notebook.host.displayed.get(6))
                        .workSpan()
                        .span()
                >= 0.001);
    }

    @Test
    void boundsNeedsTasksThatRan() {
        notebook.run("def a = task { 1 }\nrun(a)");
        notebook.run("def b = task(a) { 2 }");
        assertEquals(
                "Task 'b' was not measured yet: run it once, and bounds takes the times of the latest run"
                        + " (cell 3, line 1)",
                notebook.fails("bounds(b)").message());
        assertEquals(
                "bounds option 'workers' must be numbers between 1 and 256, as in 1..8 or [1, 2, 4],"
                        + " but was 0 (Integer) (cell 4, line 1)",
                notebook.fails("bounds(a, workers: 0)").message());
    }

    @Test
    void openReturnsTheRunInATraceAndTheGraphInAnyOtherFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("t.json"), "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":0,\"dur\":5}]");
        Files.writeString(folder.resolve("g.stg"), "2\n0 1.5 0\n1 2 1 0\n");

        Object run = notebook.run("open('" + folder + "/t.json')");
        Object graph = notebook.run("def name = 'g'\nopen(new File(\"" + folder + "/${name}.stg\"))");
        notebook.run("show open(\"" + folder + "/${name}.stg\")");

        assertEquals(5000, assertInstanceOf(TracedRun.class, run).trace().makespanNanos());
        assertEquals(1, assertInstanceOf(TimedGraph.class, graph).graph().edgeCount());
        assertInstanceOf(TimedGraph.class, notebook.host.displayed.get(0));
    }

    @Test
    void whatCannotBeOpenedIsToldInOneLineWithItsPlace(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("t.json"), "[{\"ph\":\"X\",\"ts\":\"soon\"}]");

        assertEquals(
                "There is no file '" + folder + "/x.json' (cell 1, line 2)",
                notebook.fails("\nopen('" + folder + "/x.json')").message());
        assertEquals(
                "'" + folder + "' is a directory; open takes a file (cell 2, line 1)",
                notebook.fails("open('" + folder + "')").message());
        assertEquals(
                "t.json, line 1, column 23: 'ts' must be a number of microseconds from -3e15 to 3e15, but is 'soon'"
                        + " (cell 3, line 1)",
                notebook.fails("open('" + folder + "/t.json')").message());
        assertEquals(
                "open takes the path of a file, as in open('trace.json'), but was given 42 (Integer) (cell 4, line 1)",
                notebook.fails("open(42)").message());
        assertEquals(
                "'a\u0000b' is no path of a file: Nul character not allowed (cell 5, line 1)",
                notebook.fails("open('a\\u0000b')").message());
    }

    @Test
    void showRunDisplaysTheLatestRunAgain() {
        notebook.run("def a = task { 1 }\nrun(a)");
        notebook.run("show run");
        assertEquals(2, notebook.host.displayed.size());
    }
}
