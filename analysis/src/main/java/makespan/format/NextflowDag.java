package makespan.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processes of a workflow of Nextflow and which of them hand data to which, from the graph in DOT that
 * {@code -with-dag dag.dot} writes: a process is a node with a label and without one of the shapes of channels and
 * operators, which are seen through.
 */
final class NextflowDag {
    private static final Set<String> CHANNELS_AND_OPERATORS = Set.of("point", "circle");

    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<Integer, String> shapes = new HashMap<>();
    private final Map<Integer, List<Integer>> nodesBefore = new HashMap<>();
    private final Map<String, Set<String>> before = new LinkedHashMap<>();

    private NextflowDag() {}

    /** @throws FormatException if the text is no graph in DOT or has no process; the message names the line */
    static NextflowDag read(Reader text, String source) throws IOException {
        NextflowDag dag = new NextflowDag();
        DotParser parser = new DotParser(text, source, Set.of("label", "shape"), dag.new Sink());
        parser.parse();
        for (int node = 0; node < parser.ids().size(); node++) {
            dag.addProcess(node);
        }
        if (dag.before.isEmpty()) {
            throw new FormatException(source, "the graph has no process: it must be one that '-with-dag' wrote");
        }
        return dag;
    }

    /** Returns the processes that hand data to a process, directly or through operators. */
    Set<String> before(String process) {
        return before.getOrDefault(process, Set.of());
    }

    Collection<String> processes() {
        return before.keySet();
    }

    /** Returns the process that a trace calls so, perhaps with other workflows around its name. */
    Optional<String> find(String called) {
        if (before.containsKey(called)) {
            return Optional.of(called);
        }
        List<String> alike = before.keySet().stream()
                .filter(process -> process.endsWith(":" + called) || called.endsWith(":" + process))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private boolean isProcess(int node) {
        return !labels.getOrDefault(node, "").isBlank()
                && !CHANNELS_AND_OPERATORS.contains(shapes.getOrDefault(node, ""));
    }

    private String label(int node) {
        return labels.getOrDefault(node, "");
    }

    private void addProcess(int node) {
        if (!isProcess(node)) {
            return;
        }
        Set<String> found = before.computeIfAbsent(label(node), first -> new LinkedHashSet<>());
        Set<Integer> seen = new LinkedHashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            for (int previous : nodesBefore.getOrDefault(open.remove(), List.of())) {
                if (seen.add(previous)) {
                    if (isProcess(previous)) {
                        found.add(label(previous));
                    } else {
                        open.add(previous);
                    }
                }
            }
        }
        found.remove(label(node));
    }

    private final class Sink implements DotSink {
        @Override
        public void attributes(int node, Map<String, String> attributes, int line) {
            String label = attributes.get("label");
            if (label != null) {
                labels.put(node, label);
            }
            String shape = attributes.get("shape");
            if (shape != null) {
                shapes.put(node, shape);
            }
        }

        @Override
        public void edge(int from, int to, Map<String, String> attributes, int line) {
            nodesBefore.computeIfAbsent(to, first -> new ArrayList<>()).add(from);
        }
    }
}
