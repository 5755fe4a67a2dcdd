package makespan.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import makespan.analysis.WorkSpan;
import makespan.graph.TaskGraph;

/**
 * A graph as a workflow in WfFormat, version 1.5, which {@link WfFormatReader} reads back and the schema of WfCommons
 * accepts. An id has letters, digits and {@code - _ .} alone: other characters of a task's name become {@code _} there,
 * and the name stands beside. What goes along an edge is a file of its own, {@code from:to}.
 *
 * <p>A graph was not run: {@code makespanInSeconds} is its span, and {@code executedAt}, which must be a date, the start of
 * 1970. The description says so.
 */
final class WfFormatWriter {
    private static final String NO_DATE = "1970-01-01T00:00:00Z";

    private final TimedGraph timed;
    private final TaskGraph graph;
    private final String[] ids;
    private final List<List<String>> readFiles = new ArrayList<>();
    private final JsonWriter json = new JsonWriter();

    private WfFormatWriter(TimedGraph timed) {
        this.timed = timed;
        graph = timed.graph();
        ids = ids(graph);
    }

    /** @throws IllegalArgumentException if the graph has no task */
    static String toJson(TimedGraph timed) {
        if (timed.graph().size() == 0) {
            throw new IllegalArgumentException("a workflow in WfFormat has at least one task, but the graph has none");
        }
        WfFormatWriter writer = new WfFormatWriter(timed);
        writer.write();
        return writer.json + "\n";
    }

    private static String[] ids(TaskGraph graph) {
        String[] ids = new String[graph.size()];
        Set<String> taken = new HashSet<>();
        for (int task = 0; task < ids.length; task++) {
            String id = graph.task(task).name().replaceAll("[^0-9a-zA-Z_.-]", "_");
            ids[task] = taken.add(id) ? id : another(id + "_" + task, taken);
        }
        return ids;
    }

    private static String another(String id, Set<String> taken) {
        String another = id;
        while (!taken.add(another)) {
            another += "_";
        }
        return another;
    }

    private void write() {
        json.beginObject().name("name").value(graph.name().isBlank() ? "workflow" : graph.name());
        json.name("description")
                .value(
                        "Converted by Makespan. It was not run as a whole: makespanInSeconds is the span, the least that any"
                                + " number of workers needs, and the dates mean nothing.");
        json.name("createdAt").value(NO_DATE).name("schemaVersion").value("1.5");
        json.name("workflow").beginObject();
        findReadFiles();
        specification();
        execution();
        json.endObject().endObject();
    }

    private void findReadFiles() {
        for (int task = 0; task < ids.length; task++) {
            readFiles.add(new ArrayList<>(0));
        }
        for (int task = 0; task < ids.length; task++) {
            for (int k = 0; k < graph.successorCount(task); k++) {
                if (timed.bytes(task, k) > 0) {
                    int next = graph.successor(task, k);
                    readFiles.get(next).add(file(task, next));
                }
            }
        }
    }

    private void specification() {
        json.name("specification").beginObject().name("tasks").beginArray();
        for (int task = 0; task < ids.length; task++) {
            json.beginObject()
                    .name("name")
                    .value(graph.task(task).name())
                    .name("id")
                    .value(ids[task]);
            relatives("parents", graph.predecessors(task));
            relatives("children", graph.successors(task));
            json.name("inputFiles").values(readFiles.get(task));
            writtenFiles(task);
            json.endObject();
        }
        json.endArray().name("files").beginArray();
        for (int task = 0; task < ids.length; task++) {
            files(task);
        }
        json.endArray().endObject();
    }

    private void relatives(String name, int[] tasks) {
        json.name(name).beginArray();
        for (int task : tasks) {
            json.value(ids[task]);
        }
        json.endArray();
    }

    private void writtenFiles(int task) {
        json.name("outputFiles").beginArray();
        for (int k = 0; k < graph.successorCount(task); k++) {
            if (timed.bytes(task, k) > 0) {
                json.value(file(task, graph.successor(task, k)));
            }
        }
        json.endArray();
    }

    private void files(int task) {
        for (int k = 0; k < graph.successorCount(task); k++) {
            long bytes = timed.bytes(task, k);
            if (bytes > 0) {
                json.beginObject().name("id").value(file(task, graph.successor(task, k)));
                json.name("sizeInBytes").value(bytes).endObject();
            }
        }
    }

    private String file(int from, int to) {
        return ids[from] + ":" + ids[to];
    }

    private void execution() {
        double[] seconds = timed.seconds();
        json.name("execution").beginObject();
        json.name("makespanInSeconds").value(WorkSpan.of(graph, seconds).span());
        json.name("executedAt").value(NO_DATE).name("tasks").beginArray();
        for (int task = 0; task < ids.length; task++) {
            json.beginObject().name("id").value(ids[task]);
            json.name("runtimeInSeconds").value(seconds[task]).endObject();
        }
        json.endArray().endObject();
    }
}
