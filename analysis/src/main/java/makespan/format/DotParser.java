package makespan.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one directed graph in the DOT language and hands its nodes and edges on, piece by piece. Subgraphs are groups for
 * edges and scopes for defaults and leave no other trace; one that is opened a second time is a new group. Ports and
 * attributes that are not asked for are left out. At most 50 subgraphs deep.
 */
final class DotParser {
    private static final int MOST_LEVELS = 50;
    private static final int MOST_NODES = 10_000_000;
    private static final int MOST_EDGES = 20_000_000;

    private final DotTokens tokens;
    private final Set<String> wanted;
    private final DotSink sink;
    private final Map<String, Integer> nodes = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private int edges;
    private boolean strict;

    /** Defaults, and the nodes of a subgraph; the graph itself needs no list of them. */
    private static final class Scope {
        private final int level;
        private final Map<String, String> nodeDefaults;
        private final Map<String, String> edgeDefaults;
        private final @Nullable IntList members;

        Scope() {
            level = 0;
            nodeDefaults = new HashMap<>();
            edgeDefaults = new HashMap<>();
            members = null;
        }

        Scope(Scope outer) {
            level = outer.level + 1;
            nodeDefaults = new HashMap<>(outer.nodeDefaults);
            edgeDefaults = new HashMap<>(outer.edgeDefaults);
            members = new IntList();
        }

        void add(int node) {
            if (members != null) {
                members.add(node);
            }
        }
    }

    /**
     * @param source what messages call the text
     * @param wanted the names of the attributes that the sink asks for
     */
    DotParser(Reader text, String source, Set<String> wanted, DotSink sink) throws IOException {
        tokens = new DotTokens(text, source);
        this.wanted = Set.copyOf(wanted);
        this.sink = sink;
    }

    /**
     * Reads the text to its end.
     *
     * @throws FormatException if it is not one directed graph; the message names the line
     */
    void parse() throws IOException {
        tokens.next();
        strict = takeKeyword("strict");
        if (tokens.isKeyword("graph")) {
            throw tokens.wrong("the graph is undirected, but edges must say what comes first: 'digraph' and '->'");
        }
        if (!takeKeyword("digraph")) {
            throw tokens.expected("'digraph'");
        }
        if (tokens.isId()) {
            tokens.next();
        }
        expect("{");
        statements(new Scope());
        expect("}");
        if (!tokens.isEnd()) {
            throw tokens.wrong("the text goes on behind the graph, of which there can be one only");
        }
    }

    /** Returns the ids of the nodes, as they stand in the text. */
    List<String> ids() {
        return ids;
    }

    /** Returns whether two edges between the same nodes are one. */
    boolean isStrict() {
        return strict;
    }

    private void statements(Scope scope) throws IOException {
        while (!tokens.isSymbol("}") && !tokens.isEnd()) {
            statement(scope);
            take(";");
        }
    }

    private void statement(Scope scope) throws IOException {
        if (takeKeyword("node")) {
            scope.nodeDefaults.putAll(attributes());
        } else if (takeKeyword("edge")) {
            scope.edgeDefaults.putAll(attributes());
        } else if (takeKeyword("graph")) {
            attributes();
        } else if (isSubgraph()) {
            edges(subgraph(scope), scope);
        } else {
            nodeOrEdges(scope);
        }
    }

    private void nodeOrEdges(Scope scope) throws IOException {
        int line = tokens.line();
        String id = id("a node, an edge or a subgraph");
        if (take("=")) {
            id("a value");
            return;
        }
        int node = node(id, scope, line);
        if (tokens.isSymbol("->") || tokens.isSymbol("--")) {
            edges(new int[] {node}, scope);
        } else if (tokens.isSymbol("[")) {
            sink.attributes(node, attributes(), line);
        }
    }

    private int node(String id, Scope scope, int line) throws IOException {
        skipPort();
        Integer known = nodes.get(id);
        if (known != null) {
            scope.add(known);
            return known;
        }
        if (ids.size() == MOST_NODES) {
            throw tokens.wrong("there are more than " + MOST_NODES + " nodes");
        }
        int node = ids.size();
        ids.add(id);
        nodes.put(id, node);
        scope.add(node);
        if (!scope.nodeDefaults.isEmpty()) {
            sink.attributes(node, scope.nodeDefaults, line);
        }
        return node;
    }

    private void skipPort() throws IOException {
        if (take(":")) {
            id("a port");
            if (take(":")) {
                id("a side of a port");
            }
        }
    }

    private boolean isSubgraph() {
        return tokens.isKeyword("subgraph") || tokens.isSymbol("{");
    }

    /** Returns the nodes of a subgraph, each once. */
    private int[] subgraph(Scope outer) throws IOException {
        if (outer.level == MOST_LEVELS) {
            throw tokens.wrong("the subgraphs are more than " + MOST_LEVELS + " levels deep");
        }
        if (takeKeyword("subgraph") && tokens.isId()) {
            tokens.next();
        }
        Scope scope = new Scope(outer);
        expect("{");
        statements(scope);
        expect("}");
        int[] members = scope.members == null ? new int[0] : scope.members.distinct();
        for (int node : members) {
            outer.add(node);
        }
        return members;
    }

    /** Reads the rest of a chain of edges, if there is one. */
    private void edges(int[] first, Scope scope) throws IOException {
        List<int[]> chain = new ArrayList<>(List.of(first));
        IntList lines = new IntList();
        while (isArrow()) {
            lines.add(tokens.line());
            tokens.next();
            chain.add(end(scope));
        }
        if (chain.size() == 1) {
            return;
        }
        Map<String, String> attributes = scope.edgeDefaults;
        if (tokens.isSymbol("[")) {
            attributes = new HashMap<>(attributes);
            attributes.putAll(attributes());
        }
        for (int at = 1; at < chain.size(); at++) {
            join(chain.get(at - 1), chain.get(at), attributes, lines.get(at - 1));
        }
    }

    private boolean isArrow() throws FormatException {
        if (tokens.isSymbol("--")) {
            throw tokens.wrong("'--' does not say what comes first: '->' is expected");
        }
        return tokens.isSymbol("->");
    }

    private int[] end(Scope scope) throws IOException {
        if (isSubgraph()) {
            return subgraph(scope);
        }
        int line = tokens.line();
        return new int[] {node(id("a node or a subgraph"), scope, line)};
    }

    private void join(int[] from, int[] to, Map<String, String> attributes, int line) throws IOException {
        if ((long) from.length * to.length > MOST_EDGES - edges) {
            throw tokens.wrong("there are more than " + MOST_EDGES + " edges");
        }
        edges += from.length * to.length;
        for (int before : from) {
            for (int after : to) {
                sink.edge(before, after, attributes, line);
            }
        }
    }

    /** Reads lists of attributes in brackets and returns those that are asked for. */
    private Map<String, String> attributes() throws IOException {
        Map<String, String> attributes = new HashMap<>();
        while (take("[")) {
            while (!tokens.isSymbol("]")) {
                String name = id("an attribute or ']'");
                String value = take("=") ? id("a value") : "true";
                if (wanted.contains(name)) {
                    attributes.put(name, value);
                }
                if (!take(",")) {
                    take(";");
                }
            }
            expect("]");
        }
        return attributes;
    }

    private String id(String what) throws IOException {
        if (!tokens.isId()) {
            throw tokens.expected(what);
        }
        String id = tokens.text();
        tokens.next();
        return id;
    }

    private boolean takeKeyword(String keyword) throws IOException {
        boolean taken = tokens.isKeyword(keyword);
        if (taken) {
            tokens.next();
        }
        return taken;
    }

    private boolean take(String symbol) throws IOException {
        boolean taken = tokens.isSymbol(symbol);
        if (taken) {
            tokens.next();
        }
        return taken;
    }

    private void expect(String symbol) throws IOException {
        if (!take(symbol)) {
            throw tokens.expected("'" + symbol + "'");
        }
    }
}
