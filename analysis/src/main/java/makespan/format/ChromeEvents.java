package makespan.format;

import java.util.List;
import java.util.Locale;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;

/** The {@code traceEvents} of the Trace Event Format: times in microseconds, to the nanosecond. */
final class ChromeEvents {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int PROCESS = 1;

    /** Beyond this many arrows a viewer shows a grey area. */
    private static final int MOST_ARROWS = 10_000;

    private final TaskGraph graph;
    private final Trace trace;
    private final JsonWriter json = new JsonWriter();

    private ChromeEvents(TaskGraph graph, Trace trace) {
        this.graph = graph;
        this.trace = trace;
    }

    static JsonWriter of(TaskGraph graph, Trace trace) {
        ChromeEvents events = new ChromeEvents(graph, trace);
        events.write();
        return events.json;
    }

    private void write() {
        json.beginArray();
        String origin = trace.origin().word();
        metadata("process_name", 0, "name", graph.name() + " (" + origin + ")");
        for (Lane lane : trace.lanes()) {
            lane(lane.index(), lane.name() + (lane.emulated() ? " (emulated)" : ""));
        }
        trace.events().forEach(this::slice);
        transfers();
        if (graph.edgeCount() <= MOST_ARROWS) {
            arrows();
        }
        json.endArray();
    }

    private void lane(int index, String name) {
        metadata("thread_name", index + 1, "name", name);
        begin("M", "thread_sort_index", index + 1);
        json.name("args").beginObject().name("sort_index").value(index);
        json.endObject().endObject();
    }

    /** Rows below the lanes; viewers show slices of one row that overlap wrongly. */
    private void transfers() {
        List<TransferRows.Row> rows = TransferRows.of(trace.devices().transfers());
        for (int row = 0; row < rows.size(); row++) {
            int thread = trace.lanes().size() + row;
            lane(thread, "data to " + rows.get(row).memory());
            rows.get(row).transfers().forEach(transfer -> slice(transfer, thread + 1));
        }
    }

    private void slice(Transfer transfer, int thread) {
        begin("X", transfer.data(), thread);
        json.name("cat").value("transfer");
        time("ts", transfer.startNanos());
        time("dur", transfer.durationNanos());
        json.name("args").beginObject();
        json.name("bytes").value(transfer.bytes());
        json.name("from").value(transfer.from());
        json.name("to").value(transfer.to());
        json.name("purpose").value(transfer.purpose().name().toLowerCase(Locale.ROOT));
        if (transfer.task() >= 0) {
            json.name("for_task").value(graph.task(transfer.task()).name());
        }
        json.endObject().endObject();
    }

    private void metadata(String what, int thread, String key, String value) {
        begin("M", what, thread);
        json.name("args").beginObject().name(key).value(value).endObject().endObject();
    }

    private void slice(TaskEvent event) {
        Task task = graph.task(event.task());
        begin("X", task.name(), event.lane() + 1);
        json.name("cat").value(task.kind());
        time("ts", event.startNanos());
        time("dur", event.durationNanos());
        json.name("args").beginObject();
        json.name("task").value(task.index());
        time("ready_us", event.readyNanos());
        time("waited_us", event.startNanos() - event.readyNanos());
        if (event.outcome() != Outcome.COMPLETED) {
            json.name("outcome").value(event.outcome().name().toLowerCase(Locale.ROOT));
        }
        json.endObject().endObject();
    }

    private void arrows() {
        int arrow = 0;
        for (TaskEvent after : trace.events()) {
            for (int before : graph.predecessors(after.task())) {
                int id = arrow++;
                trace.event(before).ifPresent(from -> arrow(id, from, after));
            }
        }
    }

    private void arrow(int id, TaskEvent from, TaskEvent to) {
        begin("s", "edge", from.lane() + 1);
        json.name("cat").value("edge").name("id").value(id);
        time("ts", Math.max(from.startNanos(), from.endNanos() - 1));
        json.endObject();
        begin("f", "edge", to.lane() + 1);
        json.name("cat").value("edge").name("id").value(id).name("bp").value("e");
        time("ts", to.startNanos());
        json.endObject();
    }

    private void begin(String phase, String name, int thread) {
        json.beginObject().name("ph").value(phase).name("name").value(name);
        json.name("pid").value(PROCESS).name("tid").value(thread);
    }

    private void time(String name, long nanos) {
        json.name(name).value(nanos / NANOS_PER_MICRO);
    }
}
