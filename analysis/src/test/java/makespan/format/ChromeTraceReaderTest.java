package makespan.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import makespan.analysis.RandomGraphs;
import makespan.graph.TaskGraph;
import makespan.simulate.Simulator;
import makespan.trace.Lane;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in the texts are microseconds, in what is read nanoseconds since the first task. */
class ChromeTraceReaderTest {
    private static final String INDEPENDENT =
            "the trace names no dependencies between tasks: span, parallelism, bounds and simulated makespans are those"
                    + " of independent tasks";

    /** A step of training: two operators launch kernels on a stream, and one has a backward on another thread. */
    static final String PYTORCH = """
            {
              "schemaVersion": 1, "deviceProperties": [{"id": 0, "name": "GPU", "warpSize": 32}],
              "traceEvents": [
              {"ph": "X", "cat": "user_annotation", "name": "ProfilerStep#3", "pid": 71, "tid": 71, "ts": 1000.000, "dur": 100.000},
              {"ph": "X", "cat": "python_function", "name": "train.py(3): step", "pid": 71, "tid": 71, "ts": 1000.500, "dur": 99.000},
              {"ph": "X", "cat": "cpu_op", "name": "aten::linear", "pid": 71, "tid": 71, "ts": 1001.000, "dur": 20.500,
               "args": {"External id": 1, "Ev Idx": 0, "name": {"not": "a thread"}}},
              {"ph": "X", "cat": "cpu_op", "name": "aten::addmm", "pid": 71, "tid": 71, "ts": 1002.000, "dur": 10.000},
              {"ph": "X", "cat": "cuda_runtime", "name": "cudaLaunchKernel", "pid": 71, "tid": 71, "ts": 1005.000, "dur": 2.000},
              {"ph": "s", "id": 5, "pid": 71, "tid": 71, "ts": 1005.000, "cat": "ac2g", "name": "ac2g"},
              {"ph": "X", "cat": "kernel", "name": "sgemm", "pid": 0, "tid": 7, "ts": 1025.000, "dur": 30.000},
              {"ph": "f", "id": 5, "pid": 0, "tid": 7, "ts": 1025.000, "cat": "ac2g", "name": "ac2g", "bp": "e"},
              {"ph": "X", "cat": "cpu_op", "name": "aten::relu", "pid": 71, "tid": 71, "ts": 1040.000, "dur": 30.000},
              {"ph": "s", "id": 6, "pid": 71, "tid": 71, "ts": 1045.000, "cat": "ac2g", "name": "ac2g"},
              {"ph": "X", "cat": "kernel", "name": "relu", "pid": 0, "tid": 7, "ts": 1060.000, "dur": 5.000},
              {"ph": "f", "id": 6, "pid": 0, "tid": 7, "ts": 1060.000, "cat": "ac2g", "name": "ac2g", "bp": "e"},
              {"ph": "X", "cat": "cpu_op", "name": "autograd::engine", "pid": 71, "tid": 99, "ts": 1080.000, "dur": 10.000},
              {"ph": "s", "id": 5, "pid": 71, "tid": 71, "ts": 1001.000, "cat": "fwdbwd", "name": "fwdbwd"},
              {"ph": "f", "id": 5, "pid": 71, "tid": 99, "ts": 1080.000, "cat": "fwdbwd", "name": "fwdbwd", "bp": "e"},
              {"ph": "X", "cat": "Trace", "name": "PyTorch Profiler (0)", "pid": "Spans", "tid": "PyTorch Profiler", "ts": 990, "dur": 200},
              {"ph": "M", "name": "process_name", "pid": 71, "tid": 0, "ts": 990, "args": {"name": "python"}},
              {"ph": "M", "name": "process_sort_index", "pid": 71, "tid": 0, "ts": 990, "args": {"sort_index": 0}},
              {"ph": "M", "name": "process_name", "pid": 0, "tid": 0, "ts": 990, "args": {"name": "GPU 0"}},
              {"ph": "M", "name": "process_sort_index", "pid": 0, "tid": 0, "ts": 990, "args": {"sort_index": "500"}},
              {"ph": "M", "name": "thread_name", "pid": 0, "tid": 7, "ts": 990, "args": {"name": "stream 7"}},
              {"ph": "i", "s": "g", "name": "Record Window End", "pid": "", "tid": "", "ts": 1190}
              ],
              "traceName": "trace.json", "displayTimeUnit": "ms", "baseTimeNanoseconds": 1727000000000000000
            }
            """;

    /** Two workers on one node; a task holds the steps of its own life. */
    static final String RAY = """
            [{"cat": "task::load", "name": "task::load", "pid": "127.0.0.1", "tid": "worker:01", "ts": 1700000000000000.0,
              "dur": 5000.0, "ph": "X", "cname": "generic_work", "args": {"task_id": "c8"}},
             {"cat": "task:execute", "name": "task:execute", "pid": "127.0.0.1", "tid": "worker:01", "ts": 1700000000001000.0,
              "dur": 3000.5, "ph": "X", "cname": "rail_response", "args": {}},
             {"cat": "task::load", "name": "task::load", "pid": "127.0.0.1", "tid": "worker:02", "ts": 1700000000000500.0,
              "dur": 4000.0, "ph": "X", "args": {}},
             {"cat": "task::fit", "name": "task::fit", "pid": "127.0.0.1", "tid": "worker:01", "ts": 1700000000006000.0,
              "dur": 1000.0, "ph": "X", "args": {}}]
            """;

    /** Begins and ends, times as texts, a name that occurs twice as in Bazel's profiles, and no closing bracket. */
    static final String OPEN = """
            [
            {"ph":"M","name":"thread_name","pid":1,"tid":"b","args":{"name":"writer"}},
            {"ph":"B","name":"outer","cat":"c,d","pid":1,"tid":"a","ts":"10"},
            {"ph":"B","name":"inner","pid":1,"tid":"a","ts":"11.5"},
            {"ph":"E","pid":1,"tid":"a","ts":12},
            {"ph":"E","name":"inner","pid":1,"tid":"a","ts":4.0e1},
            {"ph":"X","name":"write","pid":1,"tid":"b","ts":50,"dur":"2.25"},
            {"ph":"s","name":"n","cat":"c","id":"0x1","pid":1,"tid":"a","ts":40},
            {"ph":"f","name":"n","cat":"c","id":"0x1","pid":1,"tid":"b","ts":45},
            {"ph":"C","name":"memory","pid":1,"ts":45,"cname":"good","cname":"bad","args":{"used":[1,2,{"deep":null}]}},
            {"ph":"B","name":"never ends","pid":1,"tid":"a","ts":60},
            {},
            """;

    /** A run of Makespan itself. */
    static final String OWN = own(3);

    private static String own(long seed) {
        TaskGraph random = RandomGraphs.of(5, 0.3, 0.3, seed);
        return TraceJson.toJson(random, Simulator.run(random, RandomGraphs.seconds(random, seed), 2));
    }

    static TracedRun read(String text) throws IOException {
        return ChromeTraceReader.read(new StringReader(text), "t.json");
    }

    private static List<String> slices(TracedRun run) {
        return run.trace().events().stream()
                .map(event -> run.graph().task(event.task()).name() + " "
                        + run.trace().lanes().get(event.lane()).name() + " " + event.startNanos() + " "
                        + event.endNanos())
                .toList();
    }

    private static List<String> edges(TracedRun run) {
        TaskGraph graph = run.graph();
        return IntStream.range(0, graph.size())
                .boxed()
                .flatMap(task -> IntStream.of(graph.predecessors(task))
                        .mapToObj(before -> graph.task(before).name() + " → "
                                + graph.task(task).name()))
                .toList();
    }

    private static List<String> laneNames(TracedRun run) {
        return run.trace().lanes().stream().map(Lane::name).toList();
    }

    private static String event(String name, int thread, double start, double length) {
        return "{\"ph\":\"X\",\"name\":\"" + name + "\",\"pid\":1,\"tid\":" + thread + ",\"ts\":" + start + ",\"dur\":"
                + length + "}";
    }

    private static String flow(String phase, int id, int thread, double at, String more) {
        return "{\"ph\":\"" + phase + "\",\"id\":" + id + ",\"name\":\"f\",\"cat\":\"f\",\"pid\":1,\"tid\":" + thread
                + ",\"ts\":" + at + more + "}";
    }

    private static TracedRun events(String... events) throws IOException {
        return read("[" + String.join(",", events) + "]");
    }

    @Test
    void aTraceOfPyTorchHasOperatorsAndKernelsForTasksAndLaunchesForEdges() throws IOException {
        TracedRun run = read(PYTORCH);

        assertEquals(
                List.of(
                        "aten::linear python / thread 71 0 20500",
                        "sgemm GPU 0 / stream 7 24000 54000",
                        "aten::relu python / thread 71 39000 69000",
                        "relu GPU 0 / stream 7 59000 64000",
                        "autograd::engine python / thread 99 79000 89000"),
                slices(run));
        assertEquals(List.of("aten::linear → sgemm", "aten::linear → autograd::engine"), edges(run));
        assertEquals(List.of("python / thread 71", "python / thread 99", "GPU 0 / stream 7"), laneNames(run));
        assertEquals(Trace.Origin.IMPORTED, run.trace().origin());
        assertEquals(
                List.of(
                        "the flows of the trace make 2 edges; tasks that no flow connects count as independent",
                        "1 flow became no edge: 0 with an end outside of all tasks, 1 into a task that started before"
                                + " the other ended"),
                run.notes());
        assertNull(run.publishedPath());
    }

    @Test
    void aTimelineOfRayIsABareArrayOfTasksThatHoldTheirSteps() throws IOException {
        TracedRun run = read(RAY);

        assertEquals(
                List.of(
                        "task::load worker:01 0 5000000",
                        "task::load #2 worker:02 500000 4500000",
                        "task::fit worker:01 6000000 7000000"),
                slices(run));
        assertEquals("task::load", run.graph().task(1).kind());
        assertEquals(0, run.graph().edgeCount());
        assertEquals(List.of(INDEPENDENT), run.notes());
    }

    @Test
    void anArrayMayEndOpenAndBeginsMatchEnds() throws IOException {
        TracedRun run = read(OPEN);

        assertEquals(List.of("outer a 0 30000", "write writer 40000 42250"), slices(run));
        assertEquals(List.of("outer → write"), edges(run));
        assertEquals("1 slice without a begin or an end left out", run.notes().get(1));
        assertEquals(slices(run), slices(read(OPEN.replace("{},", ""))), "a comma at the end");
        assertEquals(slices(run), slices(read(OPEN.replace("{},", "{}"))), "no comma at the end");
        assertEquals(slices(run), slices(read(OPEN.replace("{},", "{}]"))), "closed");
    }

    @Test
    void tasksThatOverlapOnOneThreadGetLanesOfTheirOwn() throws IOException {
        TracedRun run =
                events(event("a", 1, 0, 10), event("b", 1, 5, 10), event("in b", 1, 6, 9), event("c", 1, 12, 10));

        assertEquals(List.of("a thread 1 0 10000", "b thread 1 #2 5000 15000", "c thread 1 12000 22000"), slices(run));
        assertEquals(
                "tasks of one thread overlap: 1 lane more than threads",
                run.notes().get(1));
    }

    @Test
    void overlapsThatRoundingExplainsAreNone() throws IOException {
        TracedRun run = events(
                event("a", 1, 0, 10.5),
                event("next", 1, 10, 10),
                event("sticks out", 1, 12, 8.75),
                event("z", 1, 20, 0));

        assertEquals(List.of("a thread 1 0 10000", "next thread 1 10000 20000", "z thread 1 20000 20000"), slices(run));
    }

    @Test
    void aFlowPassesThroughPointsAndMayEndSeveralTimes() throws IOException {
        TracedRun run = events(
                event("a", 1, 0, 10),
                event("b", 2, 20, 10),
                event("c", 3, 40, 10),
                event("d", 4, 60, 10),
                flow("f", 7, 4, 60, ",\"bp\":\"e\""),
                flow("f", 7, 3, 35, ""),
                flow("t", 7, 2, 25, ""),
                flow("s", 7, 1, 5, ""));

        assertEquals(List.of("a → b", "b → c", "b → d"), edges(run));
    }

    @Test
    void flowsThatAreNoEdgesAreCounted() throws IOException {
        TracedRun run = events(
                event("a", 1, 0, 10),
                event("b", 2, 5, 10),
                event("c", 1, 20, 10),
                flow("s", 1, 1, 1, ""),
                flow("f", 1, 2, 6, ",\"bp\":\"e\""),
                flow("s", 2, 1, 1, ""),
                flow("f", 2, 1, 9, ",\"bp\":\"e\""),
                flow("f", 3, 1, 25, ",\"bp\":\"e\""),
                flow("s", 4, 1, 15, ""),
                flow("f", 4, 1, 25, ",\"bp\":\"e\""),
                flow("s", 5, 1, 25, ""),
                flow("f", 5, 1, 5, ",\"bp\":\"e\""));

        assertEquals(0, run.graph().edgeCount());
        assertEquals(
                List.of(
                        INDEPENDENT,
                        "4 flows became no edge: 3 with an end outside of all tasks, 1 into a task that started before"
                                + " the other ended"),
                run.notes());
    }

    @Test
    void flowsBetweenTasksOfNoLengthMakeNoCycle() throws IOException {
        TracedRun run = events(
                event("a", 1, 5, 0),
                event("b", 2, 5, 0),
                flow("s", 1, 1, 5, ""),
                flow("f", 1, 2, 5, ",\"bp\":\"e\""),
                flow("s", 2, 2, 5, ""),
                flow("f", 2, 1, 5, ",\"bp\":\"e\""));

        assertEquals(List.of("a → b"), edges(run));
    }

    @Test
    void namesAreMadeUniqueThoughSomeLookSoAlready() throws IOException {
        TracedRun run = events(
                event("x", 1, 0, 1),
                event("x", 1, 2, 1),
                event("x #2", 1, 4, 1),
                event("x", 1, 6, 1),
                event("x #2", 1, 8, 1),
                event("", 1, 10, 1));

        assertEquals(
                List.of("x", "x #3", "x #2", "x #4", "x #2 #2", "slice"),
                run.graph().tasks().stream().map(task -> task.name()).toList());
        assertEquals(3, run.graph().task("x #4").index());
    }

    @Test
    void theMeasuredRunStartsWithItsFirstTaskAndNothingIsSaidToWait() throws IOException {
        Trace trace = events(event("a", 1, -3, 2), event("b", 2, 4, 2)).trace();

        assertEquals(9000, trace.makespanNanos());
        assertEquals(
                List.of(0L, 7000L),
                trace.events().stream().map(TaskEvent::readyNanos).toList());
    }

    @Test
    void aTraceOfMakespanIsReadFromItsOwnRecord() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            TaskGraph random = RandomGraphs.of(1 + (int) seed, 0.2, 0.2, seed);
            Trace simulated = Simulator.run(random, RandomGraphs.seconds(random, seed), 3);
            String text = TraceJson.toJson(random, simulated);

            TracedRun run = read(text);

            assertEquals(text, TraceJson.toJson(run.graph(), run.trace()), "seed " + seed);
            assertEquals(List.of(), run.notes());
        }
    }

    @Test
    void withoutItsRecordATraceOfMakespanHasTheSameTasksAndEdges() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            TaskGraph random = RandomGraphs.of(2 + (int) seed, 0.2, 0, seed);
            double[] seconds = RandomGraphs.seconds(random, seed);
            for (int task = 0; task < seconds.length; task++) {
                seconds[task] = 1e-6 + Math.rint(seconds[task] * 1e6) / 1e6;
            }
            Trace simulated = Simulator.run(random, seconds, 3);
            String text = TraceJson.toJson(random, simulated);

            TracedRun run = read(text.replace("\"makespan\":{", "\"other\":{"));

            assertEquals(random.edgeCount(), run.graph().edgeCount(), "seed " + seed);
            for (TaskEvent event : simulated.events()) {
                TaskEvent same = run.trace()
                        .event(run.graph()
                                .task(random.task(event.task()).name())
                                .index())
                        .orElseThrow();
                assertEquals(event.endNanos(), same.endNanos(), "seed " + seed);
                assertEquals(event.lane(), same.lane(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | t.json: the member 'traceEvents' is missing: this is no trace",
                "[] | t.json: no event has both begin and end (\"ph\": \"X\" with a duration, or \"B\" and \"E\"): there is nothing that could be a task",
                "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":1,\"dur\":-1}] | t.json: no event has both begin and end (\"ph\": \"X\" with a duration, or \"B\" and \"E\"): there is nothing that could be a task",
                "[{\"ph\":\"X\",\"name\":\"a\",\"dur\":1}] | t.json, line 1, column 31: the event 'a' has no time 'ts'",
                "[{\"ph\":\"X\",\"ts\":\"soon\"}] | t.json, line 1, column 23: 'ts' must be a number of microseconds from -3e15 to 3e15, but is 'soon'",
                "[{\"ph\":\"X\",\"ts\":1e16}] | t.json, line 1, column 21: 'ts' must be a number of microseconds from -3e15 to 3e15, but is 1.0E16",
                "[{\"ph\":\"X\",\"ts\":0,\"dur\":[1]}] | t.json, line 1, column 28: 'dur' must be a number of microseconds from -3e15 to 3e15, but is neither",
                "[{\"ph\":\"X\",\"pid\":{}}] | t.json, line 1, column 20: a text or a number is expected",
                "[1] | t.json, line 1, column 2: an object is expected",
                "[{\"ph\":\"X\",\"ts\":0,\"dur\": | t.json, line 1, column 25: the text ends too early",
                "{\"traceEvents\":[{\"ph\":\"X\",\"ts\":0,\"dur\":1} | t.json, line 1, column 42: the text ends too early",
                "[{\"ph\":\"X\",\"tid\":1,\"ts\":-3e15,\"dur\":3e15},{\"ph\":\"X\",\"tid\":2,\"ts\":3e15,\"dur\":3e15}] | t.json: the time of all lanes together must be at most 9e9 seconds, but the trace lasts 9.0E9 seconds on 2 lanes",
            })
    void whatIsNoTraceIsRefusedInOneLine(String text, String message) {
        assertEquals(
                message, assertThrows(FormatException.class, () -> read(text)).getMessage());
    }

    @Test
    void aDeepOrLongTextOutsideOfEventsDisturbsNothing() throws IOException {
        String text = "{\"otherData\":{\"a\":[[[{\"b\":\"" + "x".repeat(100_000) + "\\n\"}]]]},\"samples\":[],"
                + "\"traceEvents\":[" + event("a", 1, 0, 1) + "],\"makespan\":12}";

        assertEquals(List.of("a thread 1 0 1000"), slices(read(text)));
    }
}
