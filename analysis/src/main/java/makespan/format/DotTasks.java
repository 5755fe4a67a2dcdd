package makespan.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.graph.TaskSpec;
import org.jspecify.annotations.Nullable;

/** What the nodes of a graph in DOT tell about tasks: times, kinds and names. */
final class DotTasks {
    /** In the order in which they count. */
    private static final List<String> TIMES = List.of("time", "duration", "runtime", "weight", "cost");

    private static final String LABEL = "label";
    private static final String KIND = "kind";
    static final Set<String> ATTRIBUTES = attributeNames();

    private final String source;
    private final List<@Nullable String> labels = new ArrayList<>();
    private final List<@Nullable String> kinds = new ArrayList<>();
    private double[] times = new double[0];
    private byte[] ranks = new byte[0];

    /** @param source what messages call the text */
    DotTasks(String source) {
        this.source = source;
    }

    private static Set<String> attributeNames() {
        Set<String> names = new HashSet<>(TIMES);
        names.add(LABEL);
        names.add(KIND);
        return Set.copyOf(names);
    }

    void attributes(int node, Map<String, String> attributes, int line) throws FormatException {
        makeRoom(node);
        String label = attributes.get(LABEL);
        if (label != null) {
            labels.set(node, label);
        }
        String kind = attributes.get(KIND);
        if (kind != null) {
            kinds.set(node, unescaped(kind));
        }
        for (int rank = 0; rank < TIMES.size(); rank++) {
            String time = attributes.get(TIMES.get(rank));
            if (time != null && rank <= ranks[node]) {
                times[node] = time(TIMES.get(rank), time, line);
                ranks[node] = (byte) rank;
            }
        }
    }

    private void makeRoom(int node) {
        while (labels.size() <= node) {
            labels.add(null);
            kinds.add(null);
        }
        if (times.length <= node) {
            int old = times.length;
            int size = node + (node >> 1) + 1;
            times = Arrays.copyOf(times, size);
            ranks = Arrays.copyOf(ranks, size);
            Arrays.fill(ranks, old, size, (byte) TIMES.size());
        }
    }

    private double time(String attribute, String text, int line) throws FormatException {
        double time = Decimal.parse(text);
        if (Double.isNaN(time)) {
            throw new FormatException(
                    source + ", line " + line,
                    "the " + attribute + " of a task must be a finite number of at least 0, but is '" + text + "'");
        }
        return time;
    }

    /** Returns whether no task has a time. */
    boolean areUntimed() {
        for (byte rank : ranks) {
            if (rank < TIMES.size()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the times, 1 if none has one.
     *
     * @throws FormatException if only some have one
     */
    double[] times(List<String> names) throws FormatException {
        double[] all = new double[names.size()];
        if (areUntimed()) {
            Arrays.fill(all, 1);
            return all;
        }
        for (int node = 0; node < all.length; node++) {
            if (node >= ranks.length || ranks[node] == TIMES.size()) {
                throw new FormatException(
                        source,
                        "task '" + names.get(node) + "' has no time, but others have one: give it one, or all that have"
                                + " none by 'node [time=0]' at the start");
            }
            all[node] = times[node];
        }
        return all;
    }

    /** Returns the labels if each node has a plain one and no two the same, else the ids. */
    List<String> names(List<String> ids) {
        Set<String> distinct = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int node = 0; node < ids.size(); node++) {
            String label = node < labels.size() ? labels.get(node) : null;
            if (label == null || label.startsWith("<")) {
                return unescaped(ids);
            }
            String name = LabelText.of(label, unescaped(ids.get(node)));
            if (name.isBlank() || !distinct.add(name)) {
                return unescaped(ids);
            }
            names.add(name);
        }
        return names;
    }

    List<String> kinds(List<String> names) {
        List<String> all = new ArrayList<>();
        for (int node = 0; node < names.size(); node++) {
            String kind = node < kinds.size() ? kinds.get(node) : null;
            all.add(kind == null || kind.isBlank() ? TaskSpec.kindOf(names.get(node)) : kind);
        }
        return all;
    }

    private static List<String> unescaped(List<String> ids) {
        return ids.stream().map(DotTasks::unescaped).toList();
    }

    private static String unescaped(String text) {
        return text.replace("\\\\", "\\");
    }
}
