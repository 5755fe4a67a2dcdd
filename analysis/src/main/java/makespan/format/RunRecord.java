package makespan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import makespan.device.DeviceKind;
import makespan.graph.SourceLocation;
import makespan.graph.Task;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.trace.DeviceRecord;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** A graph and its trace without loss, as the JSON object that {@link TraceJson} keeps beside the slices. */
final class RunRecord {
    private static final int VERSION = 1;

    private RunRecord() {}

    static JsonWriter of(TaskGraph graph, Trace trace) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("version").value(VERSION);
        json.name("graph").value(graph.name());
        json.name("origin").value(trace.origin().name());
        json.name("steals").value(trace.counters().steals());
        json.name("parks").value(trace.counters().parks());
        json.name("lanes").beginArray();
        for (Lane lane : trace.lanes()) {
            json.beginObject().name("name").value(lane.name());
            json.name("device").value(lane.device().word());
            if (lane.emulated()) {
                json.name("emulated").value(true);
            }
            Double watts = lane.watts();
            if (watts != null) {
                json.name("watts").value(watts);
            }
            json.endObject();
        }
        json.endArray().name("tasks").beginArray();
        graph.tasks().forEach(task -> write(task, graph, json));
        json.endArray().name("events").beginArray();
        trace.events().forEach(event -> write(event, json));
        json.endArray();
        if (!trace.devices().equals(DeviceRecord.NONE)) {
            json.name("devices").json(DeviceRecordJson.of(trace.devices()));
        }
        return json.endObject();
    }

    private static void write(Task task, TaskGraph graph, JsonWriter json) {
        json.beginObject().name("name").value(task.name());
        json.name("kind").value(task.kind());
        json.name("device").value(task.device().word());
        json.name("priority").value(task.priority());
        json.name("tries").value(task.tries());
        json.name("inputs").beginArray();
        for (int input : graph.inputs(task.index())) {
            json.value(input);
        }
        json.endArray().name("predecessors").beginArray();
        for (int before : graph.predecessors(task.index())) {
            json.value(before);
        }
        json.endArray();
        task.declaredAt()
                .ifPresent(at -> json.name("unit").value(at.unit()).name("line").value(at.line()));
        json.endObject();
    }

    private static void write(TaskEvent event, JsonWriter json) {
        json.beginObject().name("task").value(event.task());
        json.name("lane").value(event.lane());
        json.name("ready_ns").value(event.readyNanos());
        json.name("start_ns").value(event.startNanos());
        json.name("end_ns").value(event.endNanos());
        json.name("outcome").value(event.outcome().name()).endObject();
    }

    static TracedRun read(JsonMembers run) throws FormatException {
        int version = run.integer("version");
        if (version != VERSION) {
            throw run.wrong("version " + VERSION + " is expected, but this is version " + version);
        }
        try {
            TaskGraph graph = graph(run);
            return new TracedRun(graph, trace(run, graph.size()));
        } catch (IllegalArgumentException inconsistent) {
            throw run.wrong(inconsistent.getMessage());
        }
    }

    private static TaskGraph graph(JsonMembers run) throws FormatException {
        List<JsonMembers> tasks = run.objects("tasks");
        List<String> names = new ArrayList<>();
        for (JsonMembers task : tasks) {
            names.add(task.text("name"));
        }
        TaskGraphBuilder builder = TaskGraph.builder(run.text("graph"));
        for (JsonMembers task : tasks) {
            builder.add(TaskSpec.of(task.text("name"), TaskBody.EMPTY)
                    .withKind(task.text("kind"))
                    .withDevice(device(task))
                    .withPriority(task.integer("priority"))
                    .withTries(task.integer("tries"))
                    .withInputs(names(task, "inputs", names))
                    .withAfter(names(task, "predecessors", names))
                    .withDeclaredAt(
                            task.has("unit") ? new SourceLocation(task.text("unit"), task.integer("line")) : null));
        }
        return builder.build();
    }

    /** Returns a kind of device; files of version 0.1 have it in capitals. */
    private static DeviceKind device(JsonMembers members) throws FormatException {
        return new DeviceKind(members.text("device").toLowerCase(Locale.ROOT));
    }

    private static List<String> names(JsonMembers task, String member, List<String> names) throws FormatException {
        List<String> chosen = new ArrayList<>();
        for (int index : task.integers(member)) {
            if (index >= names.size()) {
                throw task.wrong("task " + index + " is not one of the " + names.size() + " tasks");
            }
            chosen.add(names.get(index));
        }
        return chosen;
    }

    private static Trace trace(JsonMembers run, int taskCount) throws FormatException {
        List<Lane> lanes = new ArrayList<>();
        for (JsonMembers lane : run.objects("lanes")) {
            lanes.add(new Lane(
                    lanes.size(),
                    lane.text("name"),
                    device(lane),
                    lane.truth("emulated"),
                    lane.has("watts") ? lane.number("watts") : null));
        }
        List<TaskEvent> events = new ArrayList<>();
        for (JsonMembers event : run.objects("events")) {
            events.add(new TaskEvent(
                    event.integer("task"),
                    event.integer("lane"),
                    event.whole("ready_ns"),
                    event.whole("start_ns"),
                    event.whole("end_ns"),
                    event.word("outcome", Outcome.class)));
        }
        SchedulerCounters counters = new SchedulerCounters(run.whole("steals"), run.whole("parks"));
        Trace trace = new Trace(run.word("origin", Trace.Origin.class), lanes, taskCount, events, counters);
        return run.has("devices") ? trace.withDevices(DeviceRecordJson.read(run.object("devices"), taskCount)) : trace;
    }
}
