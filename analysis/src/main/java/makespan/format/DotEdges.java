package makespan.format;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.graph.CycleException;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** The edges of a graph in DOT, with the data that they move. */
final class DotEdges {
    static final Set<String> ATTRIBUTES = Set.of("bytes", "size");
    private static final long UNKNOWN = -1;

    private final String source;
    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private final IntList lines = new IntList();
    /** Null as long as no edge has data. */
    private long @Nullable [] bytes;

    /** @param source what messages call the text */
    DotEdges(String source) {
        this.source = source;
    }

    void add(int before, int after, Map<String, String> attributes, int line) throws FormatException {
        String data = attributes.getOrDefault("bytes", attributes.get("size"));
        if (data != null) {
            set(from.size(), bytes(data, line));
        } else if (bytes != null) {
            set(from.size(), UNKNOWN);
        }
        from.add(before);
        to.add(after);
        lines.add(line);
    }

    private long bytes(String text, int line) throws FormatException {
        double size = Decimal.parse(text);
        if (Double.isNaN(size)) {
            throw new FormatException(
                    source + ", line " + line,
                    "the bytes of an edge must be a finite number of at least 0, but are '" + text + "'");
        }
        return Math.round(size);
    }

    private void set(int edge, long size) {
        int known = bytes == null ? 0 : bytes.length;
        if (bytes == null || edge >= known) {
            bytes = bytes == null ? new long[edge + 1] : Arrays.copyOf(bytes, edge + (edge >> 1) + 1);
            Arrays.fill(bytes, known, bytes.length, UNKNOWN);
        }
        bytes[edge] = size;
    }

    /** Builds the graph; what closes a cycle is told with its line. */
    TaskGraph build(IndexedGraphBuilder builder) throws FormatException {
        for (int edge = 0; edge < from.size(); edge++) {
            builder.edge(from.get(edge), to.get(edge));
        }
        try {
            return builder.build();
        } catch (CycleException cycle) {
            throw new FormatException(source + ", line " + lastLine(cycle.cycle()), String.valueOf(cycle.getMessage()));
        }
    }

    private int lastLine(List<Task> cycle) {
        int last = 0;
        for (int at = 0; at < cycle.size(); at++) {
            int before = cycle.get(at).index();
            int after = cycle.get((at + 1) % cycle.size()).index();
            last = Math.max(last, firstLine(before, after));
        }
        return last;
    }

    private int firstLine(int before, int after) {
        for (int edge = 0; edge < from.size(); edge++) {
            if (from.get(edge) == before && to.get(edge) == after) {
                return lines.get(edge);
            }
        }
        return 0;
    }

    /**
     * Returns what goes along each edge; no rows if nothing is known. Parallel edges add up, unless they are one, which
     * then has what its last statement says.
     */
    long[][] bytes(TaskGraph graph, boolean parallelAreOne) throws FormatException {
        if (bytes == null) {
            return new long[0][];
        }
        EdgeBytes sums = new EdgeBytes(graph);
        for (int edge = 0; edge < from.size(); edge++) {
            long size = edge < bytes.length ? bytes[edge] : UNKNOWN;
            if (size == UNKNOWN) {
                continue;
            }
            if (parallelAreOne) {
                sums.clear(from.get(edge), to.get(edge));
            }
            if (!sums.add(from.get(edge), to.get(edge), size)) {
                throw new FormatException(
                        source + ", line " + lines.get(edge),
                        "the edges up to here have more than " + Long.MAX_VALUE + " bytes together");
            }
        }
        return sums.rows();
    }
}
