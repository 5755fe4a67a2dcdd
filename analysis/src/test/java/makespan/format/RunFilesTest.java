package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import makespan.analysis.DeviceRuns;
import makespan.analysis.RandomGraphs;
import makespan.analysis.RunAnalysis;
import makespan.device.DeviceKind;
import makespan.graph.SourceLocation;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult;
import makespan.simulate.Simulator;
import makespan.trace.DeviceRecord;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    private final TaskGraph graph = TaskGraph.builder("née \"x\"")
            .add(TaskSpec.of("load 1", TaskBody.EMPTY)
                    .withDevice(DeviceKind.IO)
                    .withTries(3)
                    .withDeclaredAt(new SourceLocation("cell 4", 7)))
            .add(TaskSpec.of("</script>\u2028", TaskBody.EMPTY)
                    .withInputs("load 1", "load 1")
                    .withPriority(9))
            .add(TaskSpec.of("c", TaskBody.EMPTY).withKind("k").withAfter("</script>\u2028"))
            .build();

    private final Trace trace = new Trace(
            Trace.Origin.MEASURED,
            List.of(new Lane(0, "w0", DeviceKind.CPU), new Lane(1, "io 0", DeviceKind.IO)),
            3,
            List.of(
                    new TaskEvent(0, 1, 0, 1_001, 2_000, Outcome.COMPLETED),
                    new TaskEvent(1, 0, 2_000, 2_500, 9_007_199, Outcome.FAILED)),
            new SchedulerCounters(5, 6));

    @Test
    void aRunIsReadBackWithoutLoss(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.json");

        TraceJson.write(file, graph, trace);
        TracedRun read = TraceJson.read(file);

        assertArrayEquals(new String[] {"run.json"}, folder.toFile().list());
        assertEquals(graph.name(), read.graph().name());
        assertEquals(graph.edgeCount(), read.graph().edgeCount());
        assertArrayEquals(new int[] {0, 0}, read.graph().inputs(1));
        assertArrayEquals(new int[0], read.graph().inputs(2));
        assertArrayEquals(new int[] {1}, read.graph().predecessors(2));
        assertEquals(
                new SourceLocation("cell 4", 7),
                read.graph().task(0).declaredAt().orElseThrow());
        assertEquals(3, read.graph().task(0).tries());
        assertEquals(9, read.graph().task(1).priority());
        assertEquals("k", read.graph().task(2).kind());
        assertEquals(trace.events(), read.trace().events());
        assertEquals(trace.lanes(), read.trace().lanes());
        assertEquals(trace.counters(), read.trace().counters());
        assertEquals(trace.origin(), read.trace().origin());
        assertEquals(TraceJson.toJson(graph, trace), TraceJson.toJson(read.graph(), read.trace()));
    }

    @Test
    void aRunOnDevicesIsReadBackWithoutLoss() throws Exception {
        Trace unlike = DeviceRuns.trace();
        TracedRun read = TraceJson.parse(TraceJson.toJson(DeviceRuns.graph(), unlike), "t");
        assertEquals(unlike.lanes(), read.trace().lanes());
        assertEquals(unlike.devices(), read.trace().devices());
        assertEquals(unlike.makespanNanos(), read.trace().makespanNanos());

        RunResult emulated = DeviceRuns.emulated();
        String text = TraceJson.toJson(emulated.graph(), emulated.trace());
        Trace again = TraceJson.parse(text, "t").trace();
        assertEquals(emulated.trace().devices(), again.devices());
        assertEquals(emulated.trace().lanes(), again.lanes());
        assertEquals(Trace.Origin.EMULATED, again.origin());
    }

    @Test
    void aFileWithoutDevicesHasNone() throws FormatException {
        String text = TraceJson.toJson(graph, trace);
        assertFalse(text.contains("devices") || text.contains("emulated") || text.contains("watts"), text);
        assertEquals(DeviceRecord.NONE, TraceJson.parse(text, "t").trace().devices());
    }

    @Test
    void wrongDevicesInAFileAreToldWithTheirPlace() {
        String text = TraceJson.toJson(DeviceRuns.graph(), DeviceRuns.trace());
        assertEquals(
                "t, makespan, devices, transfers[0]: task 9 is not one of the 5 tasks",
                assertThrows(
                                FormatException.class,
                                () -> TraceJson.parse(
                                        text.replace("\"FETCH\",\"task\":2", "\"FETCH\",\"task\":9"), "t"))
                        .getMessage());
        assertEquals(
                "t, makespan, lanes[1], watts: a number is expected",
                assertThrows(
                                FormatException.class,
                                () -> TraceJson.parse(text.replace("\"watts\":5", "\"watts\":\"5\""), "t"))
                        .getMessage());
        assertEquals(
                "t, makespan: one of 2 ways must be chosen, not number 7",
                assertThrows(
                                FormatException.class,
                                () -> TraceJson.parse(text.replaceFirst("\"chosen\":1", "\"chosen\":7"), "t"))
                        .getMessage());
    }

    @Test
    void viewersShowTransfersInRowsOfTheirOwn() {
        String text = TraceJson.toJson(DeviceRuns.graph(), DeviceRuns.trace());
        assertTrue(text.contains("\"tid\":2,\"args\":{\"name\":\"npu (emulated)\"}"), text);
        assertTrue(text.contains("\"tid\":3,\"args\":{\"name\":\"data to npu\"}"), text);
        assertTrue(text.contains("\"tid\":4,\"args\":{\"name\":\"data to host\"}"), text);
        assertTrue(
                text.contains("{\"ph\":\"X\",\"name\":\"text\",\"pid\":1,\"tid\":3,\"cat\":\"transfer\",\"ts\":3000000,"
                        + "\"dur\":2000000,\"args\":{\"bytes\":300,\"from\":\"host\",\"to\":\"npu\",\"purpose\":\"fetch\","
                        + "\"for_task\":\"embed 2\"}}"),
                text);
    }

    @Test
    void randomRunsAreReadBackWithTheSameText() throws FormatException {
        for (long seed = 0; seed < 50; seed++) {
            TaskGraph random = RandomGraphs.of((int) seed, 0.2, 0.2, seed);
            Trace simulated = Simulator.run(random, RandomGraphs.seconds(random, seed), 3);
            String text = TraceJson.toJson(random, simulated);
            TracedRun read = TraceJson.parse(text, "t");

            assertEquals(text, TraceJson.toJson(read.graph(), read.trace()), "seed " + seed);
        }
    }

    @Test
    void viewersFindNamedRowsSlicesInMicrosecondsAndArrows() throws FormatException {
        JsonMembers root = JsonMembers.of(JsonReader.read(TraceJson.toJson(graph, trace), "t"), "t");
        List<JsonMembers> events = root.objects("traceEvents");

        assertEquals("MMMMMXXsf", events.stream().map(RunFilesTest::phase).reduce("", String::concat));
        assertEquals("io 0", events.get(3).object("args").text("name"));
        String text = TraceJson.toJson(graph, trace);
        assertTrue(text.contains("\"tid\":2,\"cat\":\"load\",\"ts\":1.001,\"dur\":0.999,"), text);
    }

    @Test
    void aTraceOfAnotherProgramIsRefused() {
        FormatException wrong =
                assertThrows(FormatException.class, () -> TraceJson.parse("{\"traceEvents\":[]}", "x.json"));

        assertEquals(
                "x.json: the member 'makespan' is missing: this trace was not written by Makespan", wrong.getMessage());
    }

    @Test
    void aDamagedRecordIsRefusedWithItsPlace() {
        String text = TraceJson.toJson(graph, trace);

        assertEquals(
                "x.json, makespan, events[1], lane: a whole number from 0 to 2147483647 is expected",
                refusal(text.replace("\"lane\":0", "\"lane\":-1")));
        assertEquals(
                "x.json, makespan: event of task 0 on lane 7 of 2", refusal(text.replace("\"lane\":1", "\"lane\":7")));
        assertEquals(
                "x.json, makespan, tasks[2]: task 8 is not one of the 3 tasks",
                refusal(text.replace("\"predecessors\":[1]", "\"predecessors\":[8]")));
        assertEquals(
                "x.json, makespan, origin: 'GUESSED' is not one of [MEASURED, EMULATED, SIMULATED, IMPORTED]",
                refusal(text.replace("\"MEASURED\"", "\"GUESSED\"")));
        assertEquals(
                "x.json, makespan: version 1 is expected, but this is version 2",
                refusal(text.replace("\"version\":1", "\"version\":2")));
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(FormatException.class, () -> TraceJson.parse(text, "x.json"))
                .getMessage());
    }

    @Test
    void theSummaryOfAFailedRunNamesWhatDidNotRun() throws FormatException {
        Object summary = JsonReader.read(RunSummaryJson.toJson(RunAnalysis.of(graph, trace)), "t");

        Map<?, ?> members = (Map<?, ?>) Objects.requireNonNull(summary);
        assertEquals("failed", members.get("status"));
        assertEquals(List.of("</script>\u2028"), members.get("failed"));
        assertEquals(List.of("c"), members.get("not_run"));
        assertEquals(3L, members.get("tasks"));
        assertEquals(2L, members.get("edges"));
        assertEquals(0.009004699, members.get("work_s"));
        assertEquals(0.009005698, members.get("span_s"));
        assertEquals(0.009007199, members.get("makespan_s"));
        assertEquals(1L, members.get("workers"));
        assertEquals(0.999722, members.get("utilisation"));
        assertEquals(List.of("load 1", "</script>\u2028", "c"), members.get("critical_path"));
    }

    @Test
    void theSummaryOfAnEmptyGraphHasOnlyZeros() throws FormatException {
        TaskGraph empty = TaskGraph.builder("empty").build();
        String text = RunSummaryJson.toJson(RunAnalysis.of(empty, Simulator.run(empty, new double[0], 2)));

        JsonMembers summary = JsonMembers.of(JsonReader.read(text, "t"), "t");
        assertEquals(0, summary.integer("makespan_s"));
        assertEquals(0, summary.integer("parallelism"));
        assertEquals(0, summary.integer("utilisation"));
        assertEquals("completed", summary.text("status"));
    }

    private static String phase(JsonMembers event) {
        try {
            return event.text("ph");
        } catch (FormatException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
