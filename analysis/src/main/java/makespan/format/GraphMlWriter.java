package makespan.format;

import makespan.graph.Task;
import makespan.graph.TaskGraph;

/**
 * A graph in GraphML: Brandes, Eiglsperger, Herman, Himsolt, Marshall, "GraphML progress report: structural layer
 * proposal", Graph Drawing 2001. Node {@code n7} is the task of index 7, with {@code name}, {@code kind} and
 * {@code time_s}, in seconds; an edge has {@code bytes}, 0 if none are known.
 */
final class GraphMlWriter {
    private static final String HEADER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
              <key id="name" for="node" attr.name="name" attr.type="string"/>
              <key id="kind" for="node" attr.name="kind" attr.type="string"/>
              <key id="time_s" for="node" attr.name="time_s" attr.type="double"/>
              <key id="bytes" for="edge" attr.name="bytes" attr.type="long"/>
              <graph edgedefault="directed">
            """;

    private final TimedGraph timed;
    private final StringBuilder out = new StringBuilder(HEADER);

    private GraphMlWriter(TimedGraph timed) {
        this.timed = timed;
    }

    static String toGraphMl(TimedGraph timed) {
        GraphMlWriter writer = new GraphMlWriter(timed);
        writer.write();
        return writer.out.toString();
    }

    private void write() {
        double[] seconds = timed.seconds();
        for (Task task : timed.graph().tasks()) {
            out.append("    <node id=\"n").append(task.index()).append("\">");
            data("name", escaped(task.name()));
            data("kind", escaped(task.kind()));
            data("time_s", PlainText.of(seconds[task.index()]));
            out.append("</node>\n");
        }
        for (int task = 0; task < seconds.length; task++) {
            edges(task);
        }
        out.append("  </graph>\n</graphml>\n");
    }

    private void edges(int task) {
        TaskGraph graph = timed.graph();
        for (int k = 0; k < graph.successorCount(task); k++) {
            out.append("    <edge source=\"n").append(task);
            out.append("\" target=\"n").append(graph.successor(task, k)).append("\">");
            data("bytes", Long.toString(timed.bytes(task, k)));
            out.append("</edge>\n");
        }
    }

    private void data(String key, String value) {
        out.append("<data key=\"").append(key).append("\">").append(value).append("</data>");
    }

    /** A carriage return would be read as a new line. */
    private static String escaped(String name) {
        return PlainText.of(name)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
