package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code makespan analyze}, {@code simulate} and {@code convert}. */
@Tag("slow")
class GraphCommandsTest {
    /** A diamond with a short and a long side. */
    private static final String DIAMOND = """
            4
            0 1 0
            1 2.5 1 0
            2 4 1 0
            3 1 2 1 2
            # by hand
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheGraph() throws IOException {
        Files.writeString(directory.resolve("diamond.stg"), DIAMOND);
    }

    @Test
    void analyzeTellsWhatTheGraphCanReach() throws Exception {
        Cli cli = Cli.run(directory, "analyze", "diamond.stg", "--workers", "1,2");

        assertEquals(new Cli(0, """
                diamond.stg: 4 tasks, 4 edges; times in units
                3 levels of at most 2 tasks, width 2, 1 source, 1 sink, 1 component, 0 redundant edges
                work 8.5, span 6, parallelism 1.4; at most 2 tasks at once, for 42 % of the span
                critical path, 3 tasks: task 0 → task 2 → task 3
                most drag: without 'task 2' the span were 4.5, without 'task 0' the span were 5, without 'task 3' the span were 5

                workers        at least           hlfet  greedy at most       of best ≥
                      1             8.5             8.5             8.5           100 %
                      2               6               6            7.25           100 %
                """, ""), cli);
    }

    @Test
    void analyzeAsJsonNamesTheUnit() throws Exception {
        Cli cli = Cli.run(directory, "analyze", "diamond.stg", "--workers", "2", "--json");

        assertEquals(
                new Cli(
                        0,
                        "{\"file\":\"diamond.stg\",\"unit\":\"units\",\"tasks\":4,\"edges\":4,\"work\":8.5,\"span\":6,"
                                + "\"parallelism\":1.416666667,\"depth\":3,\"max_level_width\":2,\"width\":2,"
                                + "\"sources\":1,\"sinks\":1,\"weak_components\":1,\"redundant_edges\":0,"
                                + "\"zero_dur_tasks\":0,\"parallelism_shares\":{\"1\":0.583333333,\"2\":0.416666667},"
                                + "\"parallelism_profile\":[[0,1],[1,2],[3.5,1]],\"critical_path\":[\"task 0\",\"task 2\",\"task 3\"],"
                                + "\"drag\":{\"task 2\":1.5,\"task 0\":1,\"task 3\":1},"
                                + "\"bounds\":{\"2\":{\"lower\":6,\"fernandez_bussell\":6,\"greedy_upper\":7.25}},\"policy\":\"hlfet\","
                                + "\"makespan\":{\"2\":6},\"of_best_at_least\":{\"2\":1}}\n",
                        ""),
                cli);
    }

    /** Three tasks of 1 wait for one of 4, and another waits for them: two workers need 1.5 and not 1 between both. */
    @Test
    void analyzeTellsHowFarFromTheBestAScheduleIsAtMost() throws Exception {
        Files.writeString(directory.resolve("waist.stg"), """
                6
                0 4 0
                1 1 1 0
                2 1 1 0
                3 1 1 0
                4 4 3 1 2 3
                5 0 2 0 4
                """);

        Cli cli = Cli.run(directory, "analyze", "waist.stg", "--workers", "2");

        assertEquals(new Cli(0, """
                waist.stg: 6 tasks, 8 edges; times in units
                4 levels of at most 3 tasks, width 3, 1 source, 1 sink, 1 component, 1 redundant edge, 1 task of no length
                work 11, span 9, parallelism 1.2; at most 3 tasks at once, for 11 % of the span
                critical path, 4 tasks: task 0 → task 1 → task 4 → task 5
                most drag: without 'task 0' the span were 5, without 'task 4' the span were 5

                workers        at least           hlfet  greedy at most       of best ≥
                      2             9.5              10              10            95 %
                """, ""), cli);
    }

    @Test
    void simulateTellsTheMakespansOfAPolicy() throws Exception {
        Cli text = Cli.run(directory, "simulate", "diamond.stg", "--workers", "1,2", "--policy", "fifo");
        Cli json = Cli.run(directory, "simulate", "diamond.stg", "--workers", "2,1", "--policy", "LPT", "--json");

        assertEquals(new Cli(0, """
                makespans in units
                workers            fifo
                      1             8.5
                      2               6
                """, ""), text);
        assertEquals(
                new Cli(
                        0,
                        "{\"file\":\"diamond.stg\",\"unit\":\"units\",\"policy\":\"lpt\",\"makespan\":{\"1\":8.5,\"2\":6}}\n",
                        ""),
                json);
    }

    @Test
    void unlikeProcessorsAndCommunicationAreSimulatedToo() throws Exception {
        Files.writeString(directory.resolve("two.dax"), """
                <adag>
                  <job id="a" runtime="2"><uses file="f" link="output" size="1000"/></job>
                  <job id="b" runtime="4"><uses file="f" link="input" size="1000"/></job>
                  <job id="c" runtime="4"><uses file="f" link="input" size="1000"/></job>
                  <child ref="b"><parent ref="a"/></child>
                  <child ref="c"><parent ref="a"/></child>
                </adag>
                """);

        Cli cli = Cli.run(
                directory,
                "simulate",
                "two.dax",
                "--policy",
                "heft",
                "--speeds",
                "2,1",
                "--bandwidth",
                "1000",
                "--json");
        Cli free = Cli.run(directory, "simulate", "two.dax", "--policy", "peft", "--workers", "1,2");

        // On the fast one, a ends at 1, b at 3 and c at 5; on the slow one c would end at 6, after a transfer.
        assertEquals(
                new Cli(
                        0,
                        "{\"file\":\"two.dax\",\"unit\":\"s\",\"policy\":\"heft\",\"makespan\":{\"2\":5},"
                                + "\"bounds\":{\"2\":{\"lower\":3.666666667,\"path\":3,\"area\":3.333333333,"
                                + "\"precedence\":3.666666667}}}\n",
                        ""),
                cli);
        assertEquals(new Cli(0, """
                makespans in s
                workers            path            area       with both            peft       of best ≥
                      1               6              10              10              10           100 %
                      2               6               5               6               6           100 %
                No schedule is shorter than path, area or both, which count no communication.
                """, ""), free);
    }

    @Test
    void aTraceOfAnotherSystemIsAnalyzedAndSaysWhatIsNotKnown() throws Exception {
        Files.write(directory.resolve("timeline"), gzip("""
                [{"ph": "X", "name": "load", "pid": "node", "tid": "w1", "ts": 1e6, "dur": 2e6},
                 {"ph": "X", "name": "load", "pid": "node", "tid": "w2", "ts": "1500000", "dur": 500000},
                 {"ph": "X", "name": "fit", "pid": "node", "tid": "w2", "ts": 3000000, "dur": 2000000}
                """));

        Cli text = Cli.run(directory, "analyze", "timeline", "--workers", "2");
        Cli json = Cli.run(directory, "analyze", "timeline", "--workers", "2", "--json");
        Cli simulated = Cli.run(directory, "simulate", "timeline", "--workers", "1,2", "--policy", "lpt");

        String note =
                "the trace names no dependencies between tasks: span, parallelism, bounds and simulated makespans are"
                        + " those of independent tasks";
        assertEquals(new Cli(0, """
                        timeline: 3 tasks, 0 edges; times in s
                        note: NOTE
                        1 level of at most 3 tasks, width 3, 3 sources, 3 sinks, 3 components, 0 redundant edges
                        work 4.5, span 2, parallelism 2.3; at most 3 tasks at once, for 25 % of the span
                        critical path, 1 task: load
                        imported run: makespan 4 on 2 lanes, utilisation 56 %

                        workers        at least           hlfet  greedy at most       of best ≥
                              2            2.25             2.5            3.25            90 %
                        """.replace("NOTE", note), ""), text);
        assertTrue(
                json.out()
                        .startsWith("{\"file\":\"timeline\",\"unit\":\"s\",\"notes\":[\"" + note
                                + "\"],\"tasks\":3,\"edges\":0,\"work\":4.5,\"span\":2,\"parallelism\":2.25,"),
                json.out());
        assertTrue(
                json.out()
                        .endsWith(
                                "\"policy\":\"hlfet\",\"makespan\":{\"2\":2.5},\"of_best_at_least\":{\"2\":0.9},"
                                        + "\"origin\":\"imported\",\"measured_makespan\":4,\"lanes\":2,\"utilisation\":0.5625}\n"),
                json.out());
        assertEquals(new Cli(0, """
                        makespans in s
                        note: NOTE
                        workers             lpt
                              1             4.5
                              2             2.5
                        """.replace("NOTE", note), ""), simulated);
    }

    @Test
    void aProfileOfBazelTellsTheCriticalPathThatBazelPublished() throws Exception {
        Files.writeString(directory.resolve("profile.json"), """
                {"otherData": {"build_id": "b"}, "traceEvents": [
                {"name": "thread_name", "ph": "M", "pid": 1, "tid": 0, "args": {"name": "Critical Path"}},
                {"cat": "action processing", "name": "Linking app", "ph": "X", "ts": 2000000, "dur": 1000000, "pid": 1, "tid": 9},
                {"cat": "action processing", "name": "Compiling app.cc", "ph": "X", "ts": 0, "dur": 1500000, "pid": 1, "tid": 8},
                {"cat": "critical path component", "name": "action 'Compiling app.cc'", "ph": "X", "ts": 1, "dur": 1499999, "pid": 1, "tid": 0},
                {"cat": "critical path component", "name": "action 'Linking app'", "ph": "X", "ts": 2000000, "dur": 1000000, "pid": 1, "tid": 0}]}
                """);

        Cli text = Cli.run(directory, "analyze", "profile.json", "--workers", "1");
        Cli json = Cli.run(directory, "analyze", "profile.json", "--workers", "1", "--json");

        assertTrue(text.out().contains("""
                        imported run: makespan 3 on 2 lanes, utilisation 42 %
                        critical path as Bazel published it, 2.499999 in 2 tasks: Compiling app.cc → Linking app
                        """), text.out());
        assertTrue(
                json.out()
                        .contains("\"published_critical_path\":{\"publisher\":\"Bazel\",\"length\":2.499999,"
                                + "\"tasks\":[\"Compiling app.cc\",\"Linking app\"]}"),
                json.out());
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressing = new GZIPOutputStream(bytes)) {
            compressing.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "out.dot          | digraph \"diamond.stg\" {",
                "OUT.GV           | digraph \"diamond.stg\" {",
                "out.graphml      | <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "out.csv          | task,name,kind,time_s,predecessors,successors,bytes_in,bytes_out,earliest_start_s,latest_start_s,slack_s,critical,drag_s,bottom_level_s",
                "out --to graphml | <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "out.csv --to DOT | digraph \"diamond.stg\" {",
            })
    void convertWritesTheKindThatTheEndingOrAnOptionNames(String arguments, String firstLine) throws Exception {
        String[] line = ("convert diamond.stg " + arguments).split(" ");

        assertEquals(new Cli(0, "", ""), Cli.run(directory, line));
        assertEquals(firstLine, Files.readAllLines(directory.resolve(line[2])).get(0));
    }

    @Test
    void aGraphInDotIsAnalyzedAndTheOutputSaysWhatItLeftOpen() throws Exception {
        Files.writeString(directory.resolve("g.gv"), "/* by hand */ digraph { a -> {b c} -> d }");

        Cli facts = Cli.run(directory, "analyze", "g.gv", "--workers", "2");
        Cli makespans = Cli.run(directory, "simulate", "g.gv", "--workers", "1", "--json");
        Cli converted = Cli.run(directory, "convert", "g.gv", "g.csv");

        assertEquals(new Cli(0, """
                g.gv: 4 tasks, 4 edges; times in units
                note: no task has a time: each counts as 1 unit
                3 levels of at most 2 tasks, width 2, 1 source, 1 sink, 1 component, 0 redundant edges
                work 4, span 3, parallelism 1.3; at most 2 tasks at once, for 33 % of the span
                critical path, 3 tasks: a → b → d
                most drag: without 'a' the span were 2, without 'd' the span were 2

                workers        at least           hlfet  greedy at most       of best ≥
                      2               3               3             3.5           100 %
                """, ""), facts);
        assertEquals(
                new Cli(
                        0,
                        "{\"file\":\"g.gv\",\"unit\":\"units\",\"notes\":[\"no task has a time: each counts as 1 unit\"],"
                                + "\"policy\":\"hlfet\",\"makespan\":{\"1\":4}}\n",
                        ""),
                makespans);
        assertEquals(new Cli(0, "", "note: no task has a time: each counts as 1 unit\n"), converted);
    }

    @Test
    void aRunOfNextflowIsReadWithTheGraphBesideItOrAnother() throws Exception {
        Files.writeString(directory.resolve("trace.txt"), """
                task_id\tname\tstatus\tsubmit\tduration\trealtime
                1\tTRIM (s1)\tCOMPLETED\t2026-03-02 10:00:00.000\t1m 5s\t1m
                2\tTRIM (s2)\tCOMPLETED\t2026-03-02 10:00:00.000\t33s\t30s
                3\tREPORT\tCOMPLETED\t2026-03-02 10:01:05.100\t2.5s\t2s
                """);
        String dag =
                "digraph \"dag\" { v1 [label=TRIM]; v2 [shape=circle,label=\"\"]; v3 [label=REPORT]; v1 -> v2 -> v3 }";
        Files.writeString(directory.resolve("processes.dot"), dag);

        Cli named = Cli.run(directory, "analyze", "trace.txt", "--dag", "processes.dot", "--workers", "2");
        Cli missing = Cli.run(directory, "analyze", "trace.txt");
        Files.writeString(directory.resolve("dag.dot"), dag);
        Cli beside = Cli.run(directory, "analyze", "trace.txt", "--workers", "2");

        assertEquals(new Cli(0, """
                trace.txt: 3 tasks, 2 edges; times in s
                note: inferred: all tasks that the times allow are joined along TRIM → REPORT
                2 levels of at most 2 tasks, width 2, 2 sources, 1 sink, 1 component, 0 redundant edges
                work 92, span 62, parallelism 1.5; at most 2 tasks at once, for 48 % of the span
                critical path, 2 tasks: TRIM (s1) → REPORT
                most drag: without 'TRIM (s1)' the span were 32, without 'REPORT' the span were 60

                workers        at least           hlfet  greedy at most       of best ≥
                      2              62              62              77           100 %
                """, ""), named);
        assertEquals(named, beside);
        assertEquals(
                new Cli(
                        2,
                        "",
                        "makespan: trace.txt: a trace of Nextflow needs the graph of its processes, which 'nextflow run …"
                                + " -with-dag dag.dot' writes: put dag.dot beside it, or name another by --dag\n"),
                missing);
    }

    @Test
    void whatConvertWroteIsAnalyzedAsTheOriginal() throws Exception {
        assertEquals(new Cli(0, "", ""), Cli.run(directory, "convert", "diamond.stg", "diamond.json"));

        Cli cli = Cli.run(directory, "analyze", "diamond.json", "--workers", "2", "--json");

        assertEquals(
                Cli.run(directory, "analyze", "diamond.stg", "--workers", "2", "--json")
                        .out()
                        .replace("diamond.stg", "diamond.json")
                        .replace("\"units\"", "\"s\""),
                cli.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "analyze nope.stg | there is no file 'nope.stg'",
                "analyze . | cannot read '.': it is a directory",
                "analyze diamond.stg --workers 0 | workers must be between 1 and 1000000, but was 0",
                "simulate diamond.stg --policy hefd | the policy must be one of hlfet, cpmisf, fifo, lpt, work-stealing, heft, cpop, peft, earliest-finish, but was 'hefd'. Did you mean 'heft'?",
                "simulate diamond.stg --speeds 1,2 | 'hlfet' is for equal workers without communication: with --platform, --speeds or --bandwidth choose heft, cpop, peft or earliest-finish",
                "simulate diamond.stg --policy heft --speeds 1,0 | the speed of processor 1 must be finite and more than 0, but was 0.0",
                "analyze .ninja_log | .ninja_log: the log of a build by Ninja needs its build.ninja beside it",
                "analyze notes.txt | notes.txt: this is none of the kinds that can be read: STG, DAX (XML), WfFormat (JSON), DOT, a Ninja log, a trace of Nextflow, or a trace in the Trace Event Format (JSON)",
                "convert diamond.stg out.xyz | the ending of 'out.xyz' names no kind of file: give it .dot, .gv, .graphml, .csv or .json, or say --to dot, graphml, csv or wfformat",
                "convert diamond.stg out --to gif | the kind must be one of dot, graphml, csv, wfformat, but was 'gif'.",
                "convert diamond.stg ./diamond.stg --to csv | cannot write './diamond.stg': it is the file that is read",
                "convert none.stg out.json | cannot convert 'none.stg': a workflow in WfFormat has at least one task, but the graph has none",
                "analyze diamond.stg --dag cycle.dot | diamond.stg: this is no trace of Nextflow, which alone has a graph of its processes in another file",
                "simulate diamond.stg --dag nope.dot | there is no file 'nope.dot'",
                "analyze cycle.dot | cycle.dot, line 2: Cycle: a → b → a",
                "convert nope.stg out.dot | there is no file 'nope.stg'",
                "convert broken.stg out.dot | broken.stg, line 2: task 0 announces 1 predecessors, but names 0",
                "analyze cut.json | cut.json, line 1, column 14: the text ends too early",
                "analyze bomb.json.gz | bomb.json.gz: the file expands to more than 100 times its size: it is no graph or trace",
                "analyze broken.stg | broken.stg, line 2: task 0 announces 1 predecessors, but names 0",
            })
    void whatCannotBeReadIsToldInOneLine(String line, String message) throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "Buy milk.\n");
        Files.writeString(directory.resolve(".ninja_log"), "# ninja log v5\n");
        Files.writeString(directory.resolve("cut.json"), "[{\"ph\":\"X\",\"n");
        byte[] spaces = new byte[1 << 25];
        Arrays.fill(spaces, (byte) ' ');
        Files.write(directory.resolve("bomb.json.gz"), gzip("[" + new String(spaces, StandardCharsets.UTF_8)));
        Files.writeString(directory.resolve("broken.stg"), "1\n0 1 1\n");
        Files.writeString(directory.resolve("none.stg"), "0\n");
        Files.writeString(directory.resolve("cycle.dot"), "digraph { a -> b\nb -> a }");

        assertEquals(new Cli(2, "", "makespan: " + message + "\n"), Cli.run(directory, line.split(" ")));
    }
}
