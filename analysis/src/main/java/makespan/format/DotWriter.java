package makespan.format;

import makespan.graph.TaskGraph;

/**
 * A graph in the DOT language of Graphviz: Gansner and North, "An open graph visualization system and its applications
 * to software engineering", Software: Practice and Experience 30(11), 2000. A node per task, called as it is, with its
 * {@code time} in seconds and its {@code kind}; an edge with its {@code bytes} where there are any.
 */
final class DotWriter {
    private final TimedGraph timed;
    private final StringBuilder out = new StringBuilder();

    private DotWriter(TimedGraph timed) {
        this.timed = timed;
    }

    static String toDot(TimedGraph timed) {
        DotWriter writer = new DotWriter(timed);
        writer.write();
        return writer.out.toString();
    }

    private void write() {
        TaskGraph graph = timed.graph();
        double[] seconds = timed.seconds();
        out.append("digraph ").append(quoted(graph.name())).append(" {\n");
        for (int task = 0; task < seconds.length; task++) {
            out.append("  ").append(quoted(graph.task(task).name()));
            out.append(" [time=").append(PlainText.of(seconds[task]));
            out.append(", kind=").append(quoted(graph.task(task).kind())).append("];\n");
        }
        for (int task = 0; task < seconds.length; task++) {
            edges(task);
        }
        out.append("}\n");
    }

    private void edges(int task) {
        TaskGraph graph = timed.graph();
        for (int k = 0; k < graph.successorCount(task); k++) {
            out.append("  ").append(quoted(graph.task(task).name()));
            out.append(" -> ")
                    .append(quoted(graph.task(graph.successor(task, k)).name()));
            long bytes = timed.bytes(task, k);
            out.append(bytes == 0 ? ";\n" : " [bytes=" + bytes + "];\n");
        }
    }

    /** Doubles backslashes, which Graphviz draws as one each, for one before the closing quote would escape it. */
    private static String quoted(String name) {
        return '"' + PlainText.of(name).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
