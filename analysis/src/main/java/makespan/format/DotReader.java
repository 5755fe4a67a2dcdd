package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import makespan.graph.TaskGraph;

/**
 * Reads a directed graph in the DOT language of Graphviz: Gansner and North, "An open graph visualization system and its
 * applications to software engineering", Software: Practice and Experience 30(11), 2000. A node is a task, in the order in
 * which the nodes are first named, and {@code a -> b} lets b start after a.
 *
 * <ul>
 *   <li>The time of a task is the first of its attributes {@code time}, {@code duration}, {@code runtime}, {@code weight}
 *       and {@code cost} that it has, defaults included. If no node has any, every task takes 1 unit, and
 *       {@link TimedGraph#notes()} says so; if only some have one, the graph is refused.
 *   <li>An edge moves {@code bytes} or else {@code size}; parallel edges add up, but not in a strict graph.
 *   <li>A task is called by its label if each node has a plain one of its own, as graphs have that a program wrote, else by
 *       its id; {@code \n} in a label becomes a space, and a doubled backslash one. Its kind is the attribute
 *       {@code kind}, or what its name suggests.
 * </ul>
 */
public final class DotReader {
    private static final String UNTIMED = "no task has a time: each counts as 1 unit";

    private final DotTasks tasks;
    private final DotEdges edges;

    private DotReader(String source) {
        tasks = new DotTasks(source);
        edges = new DotEdges(source);
    }

    /**
     * Returns the graph in a file in UTF-8, which is read piece by piece: at most 10 million nodes and 20 million edges.
     *
     * @throws FormatException if the file does not follow the format, is undirected or has a cycle; the message names the
     *     line
     */
    public static TimedGraph read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(reader, String.valueOf(file.getFileName()));
        }
    }

    /**
     * Returns the graph in a text.
     *
     * @param source what messages call the text
     * @throws FormatException if the text does not follow the format, is undirected or has a cycle; the message names the
     *     line
     */
    public static TimedGraph read(Reader text, String source) throws IOException {
        DotReader reader = new DotReader(source);
        Set<String> wanted = new HashSet<>(DotTasks.ATTRIBUTES);
        wanted.addAll(DotEdges.ATTRIBUTES);
        DotParser parser = new DotParser(text, source, wanted, reader.new Sink());
        parser.parse();
        return reader.graph(parser, source);
    }

    /** Returns whether a text begins as a graph in DOT does, comments aside. */
    static boolean recognises(String beginning) throws IOException {
        try {
            DotTokens tokens = new DotTokens(new StringReader(beginning), "");
            tokens.next();
            boolean keyword = Stream.of("strict", "digraph", "graph").anyMatch(tokens::isKeyword);
            tokens.next();
            return keyword && (tokens.isId() || tokens.isSymbol("{"));
        } catch (FormatException noDot) {
            return false;
        }
    }

    private TimedGraph graph(DotParser parser, String source) throws FormatException {
        requireNames(parser.ids(), source);
        List<String> names = tasks.names(parser.ids());
        double[] times = tasks.times(names);
        List<String> kinds = tasks.kinds(names);
        TaskGraph graph = edges.build(
                TaskGraph.indexed(source, times.length).names(names::get).kinds(kinds::get));
        return new TimedGraph(
                graph,
                times,
                FileUnit.UNITS,
                edges.bytes(graph, parser.isStrict()),
                tasks.areUntimed() ? List.of(UNTIMED) : List.of());
    }

    private static void requireNames(List<String> ids, String source) throws FormatException {
        if (ids.isEmpty()) {
            throw new FormatException(source, "there is no node in the graph");
        }
        if (ids.stream().anyMatch(String::isBlank)) {
            throw new FormatException(source, "a node's id must not be blank");
        }
    }

    private final class Sink implements DotSink {
        @Override
        public void attributes(int node, Map<String, String> attributes, int line) throws FormatException {
            tasks.attributes(node, attributes, line);
        }

        @Override
        public void edge(int from, int to, Map<String, String> attributes, int line) throws FormatException {
            edges.add(from, to, attributes, line);
        }
    }
}
