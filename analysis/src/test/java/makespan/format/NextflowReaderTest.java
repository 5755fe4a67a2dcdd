package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextflowReaderTest {
    /** Two samples, trimmed and aligned to an index, each by itself; one try failed; then all is gathered. */
    static final String TRACE = """
            task_id\thash\tnative_id\tname\tstatus\texit\tsubmit\tduration\trealtime\t%cpu\tpeak_rss
            1\ta1/000001\t101\tLAB:PREP:INDEX (genome.fa)\tCACHED\t0\t2026-03-01 08:00:00.000\t2h 1m\t2h\t99.0%\t2 GB
            2\ta2/000002\t102\tLAB:TRIM (s1)\tCOMPLETED\t0\t2026-03-02 10:00:00.000\t1m 5s\t1m 1s\t95.1%\t10.5 MB
            3\ta3/000003\t103\tLAB:TRIM (s2)\tCOMPLETED\t0\t2026-03-02 10:00:00.100\t30.5s\t29.5s\t95.1%\t10 MB
            4\ta4/000004\t104\tLAB:ALIGN (s2)\tFAILED\t137\t2026-03-02 10:00:31.000\t10s\t9.9s\t88.0%\t1 GB
            6\ta6/000006\t106\tLAB:ALIGN (s1)\tCOMPLETED\t0\t2026-03-02 10:01:06.000\t3m\t2m 58s\t88.0%\t1 GB
            5\ta5/000005\t105\tLAB:ALIGN (s2)\tCOMPLETED\t0\t2026-03-02 10:00:42.000\t4m\t-\t-\t-
            7\ta7/000007\t-\tLAB:REPORT\tCOMPLETED\t0\t2026-03-02 10:05:00.000\t900ms\t120ms\t10.0%\t0
            """;

    static final String DAG = """
            digraph "dag" {
            rankdir=TB;
            v0 [shape=point,label="",fixedsize=true,width=0.1,xlabel="Channel.fromPath"];
            v1 [label="TRIM"];
            v0 -> v1 [label="reads"];

            v2 [label="LAB:PREP:INDEX"];
            v3 [shape=circle,label="",fixedsize=true,width=0.1,xlabel="combine"];
            v2 -> v3;
            v1 [label="TRIM"];
            v1 -> v3;
            v4 [label="LAB:ALIGN"];
            v3 -> v4;
            v5 [label="LAB:UNUSED"];
            v4 -> v5;
            v6 [shape=circle,label="",fixedsize=true,width=0.1,xlabel="collect"];
            v4 -> v6;
            v5 -> v6;
            v1 -> v6;
            v7 [label="LAB:REPORT"];
            v6 -> v7;
            v8 [shape=point];
            v7 -> v8;
            }
            """;

    @Test
    void tasksOfTheSameTagAreJoinedAndGatheringWaitsForAll() throws IOException {
        TimedGraph read = read(TRACE, DAG);

        assertEquals(
                List.of(
                        "LAB:PREP:INDEX (genome.fa)",
                        "LAB:TRIM (s1)",
                        "LAB:TRIM (s2)",
                        "LAB:ALIGN (s1)",
                        "LAB:ALIGN (s2)",
                        "LAB:REPORT"),
                read.graph().tasks().stream().map(Task::name).toList());
        assertArrayEquals(new int[] {0, 1}, read.graph().predecessors(3));
        assertArrayEquals(new int[] {0, 2}, read.graph().predecessors(4));
        assertArrayEquals(new int[] {1, 2, 3, 4}, read.graph().predecessors(5));
        assertEquals(8, read.graph().edgeCount());
        assertEquals("LAB:ALIGN", read.graph().task(4).kind());
        assertArrayEquals(new double[] {7200, 61, 29.5, 178, 240, 0.12}, read.seconds());
    }

    @Test
    void whatWasInferredAndLeftOutIsTold() throws IOException {
        assertEquals(
                List.of(
                        "1 line is left out, neither completed nor from the cache",
                        "1 task is from the cache, with the time of the run that made it",
                        "1 task is timed from submission on, without a realtime",
                        "inferred: 1 edge between processes join tasks of the same tag",
                        "inferred: all tasks that the times allow are joined along INDEX → ALIGN and 2 more"),
                read(TRACE, DAG).notes());
    }

    @Test
    void whatEndedAfterASubmissionWasNotWaitedFor() throws IOException {
        String trace = """
                task_id\tname\tstatus\tsubmit\tcomplete\trealtime
                1\tA (1)\tCOMPLETED\t1000\t5000\t4000
                2\tA (2)\tCOMPLETED\t1000\t9000\t8000
                3\tB (1)\tCOMPLETED\t5100\t6000\t900
                4\tB (2)\tCOMPLETED\t9100\t9500\t-
                """;

        assertEquals(
                List.of("A (1) -> B (1)", "A (1) -> B (2)", "A (2) -> B (2)"),
                edges(read(trace, "digraph { a [label=A]; b [label=B]; a -> b }")));
    }

    @Test
    void tagsAreMatchedWhereTheLaterProcessHasFewer() throws IOException {
        String trace = """
                task_id\tprocess\ttag\tduration
                1\tA\tx\t1
                2\tA\ty\t1
                3\tB\ty\t1
                4\tC\ty\t1
                5\tC\tz\t1
                """;

        assertEquals(
                List.of("A (x) -> C (y)", "A (x) -> C (z)", "A (y) -> B (y)", "A (y) -> C (y)", "A (y) -> C (z)"),
                edges(read(trace, "digraph { a [label=A]; b [label=B]; c [label=C]; a -> {b c} }")));
    }

    @Test
    void aNameThatStandsAgainGetsTheId() throws IOException {
        String trace = "name\ttask_id\trealtime\nA (x)\t7\t1s\nA (x)\t8\t2s\n";

        assertEquals(
                List.of("A (x)", "A (x) #8"),
                read(trace, "digraph { a [label=A] }").graph().tasks().stream()
                        .map(Task::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1m 2s, 62000",
        "3.5s, 3500",
        "120ms, 120",
        "1d 2h, 93600000",
        "2h 1m 4s, 7264000",
        "1d2h3m4s5ms, 93784005",
        "120, 120",
        "0ms, 0",
        "'', -1",
        "1, 1",
        "1 x, -1",
        "s, -1",
        "1m 2, -1",
        "-1s, -1",
        "1sec, -1",
        "9999999999999999999999s, -1",
    })
    void durationsAreRawOrForPeople(String text, long millis) {
        assertEquals(millis, NextflowTime.duration(text).orElse(-1));
    }

    @Test
    void datesAreRawOrForPeople() {
        assertEquals(OptionalLong.of(86_400_001), NextflowTime.date("1970-01-02 00:00:00.001"));
        assertEquals(OptionalLong.of(86_400_000), NextflowTime.date("1970-01-02 00:00:00"));
        assertEquals(OptionalLong.of(17), NextflowTime.date("17"));
        assertEquals(OptionalLong.empty(), NextflowTime.date("yesterday"));
        assertEquals(OptionalLong.empty(), NextflowTime.date("2026-02-30 00:00:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02 10:00:00.000 | today | trace.txt, line 3: the time of submit must be milliseconds or such as '2026-05-14 10:51:17.964', but is 'today'",
                "1m 1s | fast | trace.txt, line 3: the realtime must be milliseconds or such as '1m 3.5s', but is 'fast'",
                "95.1%.10.5 MB | 95.1% | trace.txt, line 3: the header has 11 columns, but the line has 10",
                "3\ta3 | 2\ta3 | trace.txt, line 4: task 2 stands in line 3 already",
                "LAB:TRIM .s1 | LAB:TRIN (s1 | trace.txt, line 3: the process 'LAB:TRIN' is not in dag.dot.",
                "LAB:REPORT | LAB:REPROT | trace.txt, line 8: the process 'LAB:REPROT' is not in dag.dot. Did you mean 'LAB:REPORT'?",
                "LAB:TRIM .s1.| - | trace.txt, line 3: the task has no name",
                "task_id | id | trace.txt, line 1: the first line must name the columns, 'task_id' among them",
                "name | nome | trace.txt, line 1: the trace needs the column 'name' or 'process'",
                "hash | name | trace.txt, line 1: the column 'name' stands twice",
                "duration.realtime | a\tb | trace.txt, line 1: the trace needs the column 'realtime' or 'duration'",
            })
    void mistakesInATraceAreReportedWithTheirLine(String original, String mistake, String message) {
        String trace = TRACE.replaceFirst(original, mistake);

        assertEquals(message, refusal(trace, DAG));
    }

    @Test
    void whatMakesNoGraphIsRefused() {
        assertEquals(
                "trace.txt: the trace has no task that was completed or taken from the cache",
                refusal(TRACE.replaceAll("COMPLETED|CACHED", "ABORTED"), DAG));
        assertEquals(
                "dag.dot: the graph has no process: it must be one that '-with-dag' wrote",
                refusal(TRACE, "digraph { a -> b [label=x] }"));
        assertEquals("dag.dot, line 1: 'digraph' is expected, but 'flowchart' follows", refusal(TRACE, "flowchart TB"));
        assertEquals(
                "trace.txt: Cycle: LAB:TRIM (s1) → LAB:ALIGN (s1) → LAB:TRIM (s1)",
                refusal(TRACE, DAG.replace("v0 -> v1", "v4 -> v1")));
    }

    @Test
    void theGraphOfProcessesIsFoundBesideTheTraceOrNamed(@TempDir Path folder) throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.txt"), TRACE);
        Path other = Files.writeString(folder.resolve("other.dot"), DAG);

        assertEquals(
                "trace.txt: a trace of Nextflow needs the graph of its processes, which 'nextflow run … -with-dag dag.dot'"
                        + " writes: put dag.dot beside it, or name another by --dag",
                assertThrows(FormatException.class, () -> GraphFile.read(trace)).getMessage());
        assertEquals(8, GraphFile.read(trace, other).graph().edgeCount());
        Files.move(other, folder.resolve("dag.dot"));
        assertEquals(8, GraphFile.read(trace).graph().edgeCount());
        assertEquals(
                "dag.dot: this is no trace of Nextflow, which alone has a graph of its processes in another file",
                assertThrows(FormatException.class, () -> GraphFile.read(folder.resolve("dag.dot"), trace))
                        .getMessage());
    }

    private static List<String> edges(TimedGraph read) {
        TaskGraph graph = read.graph();
        List<String> edges = new ArrayList<>();
        for (Task task : graph.tasks()) {
            for (int next : graph.successors(task.index())) {
                edges.add(task.name() + " -> " + graph.task(next).name());
            }
        }
        return edges;
    }

    private static String refusal(String trace, String dag) {
        return String.valueOf(
                assertThrows(FormatException.class, () -> read(trace, dag)).getMessage());
    }

    static TimedGraph read(String trace, String dag) throws IOException {
        return NextflowReader.read(text(trace), "trace.txt", text(dag), "dag.dot");
    }

    private static BufferedReader text(String content) {
        return new BufferedReader(new StringReader(content));
    }
}
