package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotReaderTest {
    /** As much of the language as fits. */
    static final String ALL = """
            # 1 "a line for a preprocessor"
            /* a comment
               of two lines */ Strict DIGRAPH "the graph" {
              rankdir = LR; graph [fontsize=10; "size"="7,5"] // another
              node [shape=box, time=2]
              edge [bytes=10]
              a; b [duration=9 time=3];
              a -> b -> { c d:port:sw } [bytes=5, label="x"]
              subgraph cluster_0 { node [time = 4]; label=<<b>inner</b> &gt; x>; e -> f }
              { g } -> subgraph named { "h " + "i" }
              -1.5 -> ü_1 [size=7, bytes="1e2"][color=red]
              b -> "a \\"quoted\\"\\
             name"
            }
            """;

    @Test
    void allOfTheLanguageIsUnderstood() throws IOException {
        TimedGraph read = read(ALL);

        assertEquals(
                List.of("a", "b", "c", "d", "e", "f", "g", "h i", "-1.5", "ü_1", "a \"quoted\" name"), names(read));
        assertEquals(
                List.of(
                        "a -> b 5",
                        "b -> c 5",
                        "b -> d 5",
                        "b -> a \"quoted\" name 10",
                        "e -> f 10",
                        "g -> h i 10",
                        "-1.5 -> ü_1 100"),
                edges(read));
        assertArrayEquals(new double[] {2, 3, 2, 2, 4, 4, 2, 2, 2, 2, 2}, read.seconds());
        assertEquals(FileUnit.UNITS, read.unit());
        assertEquals(List.of(), read.notes());
    }

    @ParameterizedTest
    @CsvSource({
        "'time=1, duration=2, runtime=3, weight=4, cost=5', 1",
        "'cost=5, weight=4, runtime=3, duration=2', 2",
        "'weight=4, runtime=3', 3",
        "'cost=5, weight=4', 4",
        "'cost=5', 5",
        "'time=1, time=7', 7",
        "'Time=1, cost=.5', 0.5",
    })
    void theTimeIsTheFirstOfSeveralAttributes(String attributes, double time) throws IOException {
        assertArrayEquals(
                new double[] {time}, read("digraph { a [" + attributes + "] }").seconds());
        assertArrayEquals(
                new double[] {time},
                read("digraph { node [" + attributes + "] a }").seconds());
    }

    @Test
    void withoutAnyTimeEveryTaskTakesOneUnitAndTheGraphSaysSo() throws IOException {
        TimedGraph read = read("digraph { a -> {b; c} }");

        assertArrayEquals(new double[] {1, 1, 1}, read.seconds());
        assertEquals(List.of("no task has a time: each counts as 1 unit"), read.notes());
    }

    @Test
    void defaultsHoldForNodesThatAreNamedLaterInTheirScope() throws IOException {
        TimedGraph read = read("digraph { node [time=1] a {node [time=2] b {c} node [time=3] a d} e }");

        assertEquals(List.of("a", "b", "c", "d", "e"), names(read));
        assertArrayEquals(new double[] {1, 2, 2, 3, 1}, read.seconds());
    }

    @Test
    void groupsAreJoinedNodeByNode() throws IOException {
        assertEquals(
                List.of("a -> c 0", "a -> d 0", "b -> c 0", "b -> d 0", "c -> e 0", "d -> e 0"),
                edges(read("digraph { {a b a} -> subgraph x { c -> {d}; } -> e; }")).stream()
                        .filter(edge -> !edge.equals("c -> d 0"))
                        .toList());
    }

    @Test
    void parallelEdgesAddUpButInAStrictGraphTheLastCounts() throws IOException {
        String body = "digraph { a -> b [bytes=3]; a -> b [bytes=4]; a -> b; }";

        assertEquals(List.of("a -> b 7"), edges(read(body)));
        assertEquals(List.of("a -> b 4"), edges(read("strict " + body)));
    }

    @Test
    void labelsNameTasksWhereEachHasOneOfItsOwn() throws IOException {
        assertEquals(
                List.of("load data", "1 \\ n0"),
                names(read("digraph { n0 [label=\"load\\ndata\"]; n1 [label=\"1 \\\\ n0\"]; }")));
        assertEquals(List.of("a [n0]", "b"), names(read("digraph { n0 [label=\"a [\\N]\"] n1 [label=b] }")));
        assertEquals(List.of("n0", "n1"), names(read("digraph { n0 [label=a]; n1 [label=a]; }")));
        assertEquals(List.of("n0", "n1"), names(read("digraph { n0 [label=a]; n1 }")));
        assertEquals(List.of("n0", "n1"), names(read("digraph { n0 [label=a]; n1 [label=<b>] }")));
        assertEquals(List.of("n0"), names(read("digraph { n0 [label=\"\"] }")));
    }

    @Test
    void theKindIsGivenOrSuggestedByTheName() throws IOException {
        TaskGraph graph =
                read("digraph { gemm_3; x [kind=solve]; y [kind=\"\"] }").graph();

        assertEquals(
                List.of("gemm", "solve", "y"),
                graph.tasks().stream().map(Task::kind).toList());
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        List<String> odd = GraphFormatTest.ODD_NAMES;
        TimedGraph original = GraphFormatTest.odd(odd.toArray(String[]::new));

        GraphFormatTest.assertSame(original, read(GraphFormat.DOT.toText(original)));
    }

    @Test
    void measuredWorkflowsAreReadBackAsTheyWere() throws IOException {
        for (String file :
                List.of("wfcommons/bacass-dirt02-001.json", "dax/CyberShake_30.xml", "stg/50/rand0000.stg")) {
            TimedGraph original = GraphFile.read(RealInputs.path(file));
            GraphFormatTest.assertSame(original, read(GraphFormat.DOT.toText(original)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '`',
            value = {
                "graph { a -- b } ~ line 1: the graph is undirected, but edges must say what comes first: 'digraph' and '->'",
                "digraph { a -- b } ~ line 1: '--' does not say what comes first: '->' is expected",
                "digraph {;a -> b;b -> c;;c -> a } ~ line 5: Cycle: a → b → c → a",
                "digraph { a -> a } ~ line 1: Cycle: a → a",
                "digraph { {a b} -> {b c} } ~ line 1: Cycle: b → b",
                "digraph { a [time=1]; b } ~ task 'b' has no time, but others have one: give it one, or all that have none by 'node [time=0]' at the start",
                "digraph {;a [time=-1] } ~ line 2: the time of a task must be a finite number of at least 0, but is '-1'",
                "digraph { a [cost=3s] } ~ line 1: '3s' is no number and no name: a name like this needs quotes",
                "digraph { a [cost=`1d`] } ~ line 1: '`' stands where no such character can",
                "digraph { a [cost=\"1d\"] } ~ line 1: the cost of a task must be a finite number of at least 0, but is '1d'",
                "digraph { a -> b [bytes=\"1 MB\"] } ~ line 1: the bytes of an edge must be a finite number of at least 0, but are '1 MB'",
                "digraph { a -> } ~ line 1: a node or a subgraph is expected, but '}' follows",
                "digraph { a -> b ~ line 1: '}' is expected, but the text ends",
                "digraph { a [b=] } ~ line 1: a value is expected, but ']' follows",
                "digraph { a [, } ~ line 1: an attribute or ']' is expected, but ',' follows",
                "digraph { ] } ~ line 1: a node, an edge or a subgraph is expected, but ']' follows",
                "digraph { \"\" } ~ a node's id must not be blank",
                "digraph { a } digraph { b } ~ line 1: the text goes on behind the graph, of which there can be one only",
                "digraph { a; /* ;} ~ line 2: the comment is not closed",
                "digraph { a;\"b } ~ line 2: the text in quotes is not closed",
                "digraph { a; b [label=<<i>] } ~ line 2: the '<' is not closed",
                "digraph { \"a\" + b } ~ line 1: a text in quotes is expected after '+'",
                "digraph { a: } ~ line 1: a port is expected, but '}' follows",
                "digraph { a - b } ~ line 1: '-' stands where no such character can",
                "digraph a b { } ~ line 1: '{' is expected, but 'b' follows",
                "diagram { a } ~ line 1: 'digraph' is expected, but 'diagram' follows",
                " ~ line 1: 'digraph' is expected, but the text ends",
                "digraph { } ~ there is no node in the graph",
            })
    void mistakesAreReportedWithTheirLine(String text, String message) {
        String content = text == null ? "" : text.replace(';', '\n');
        String place = message.startsWith("line") ? "g.dot, " : "g.dot: ";

        assertEquals(place + message, refusal(content));
    }

    @Test
    void subgraphsHaveADepthThatIsRead() throws IOException {
        assertEquals(List.of("a"), names(read("digraph " + "{".repeat(51) + "a" + "}".repeat(51))));
        assertEquals(
                "g.dot, line 1: the subgraphs are more than 50 levels deep", refusal("digraph " + "{".repeat(100_000)));
        assertEquals(
                "g.dot, line 1: a name or text is longer than 1000000 characters",
                refusal("digraph {" + "x".repeat(1_000_001)));
        assertEquals(List.of("x".repeat(1_000_000)), names(read("digraph {" + "x".repeat(1_000_000) + "}")));
    }

    @Test
    void edgesHaveANumberThatIsRead() {
        StringBuilder group = new StringBuilder("{");
        for (int node = 0; node < 5000; node++) {
            group.append(" n").append(node);
        }
        group.append("}");

        assertEquals(
                "g.dot, line 1: there are more than 20000000 edges",
                refusal("digraph {" + group + " -> " + group + "}"));
    }

    @Test
    void dataBeyondMeasureAreRefused() {
        assertEquals(
                "g.dot, line 2: the edges up to here have more than 9223372036854775807 bytes together",
                refusal("digraph { a -> b [bytes=\"9e18\"]\nb -> c [bytes=\"9e18\"] }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digraph{a}",
                "\ufeffdigraph { a }",
                "# a comment\n  /* and ** another */ // and one\nSTRICT digraph \"x\" { a }",
                "\n\ndigraph G /* here too */ { a }",
            })
    void aGraphIsKnownByHowItBegins(String text) throws IOException {
        assertTrue(recognised(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digraphs { a }", "graph.", "/* digraph {", "the digraph { a }", "strict", "#"})
    void whatOnlyLooksLikeAGraphIsNone(String text) throws IOException {
        assertEquals(false, recognised(text));
    }

    private static boolean recognised(String text) throws IOException {
        Path file = Files.createTempFile("graph", ".txt");
        try {
            Files.writeString(file, text);
            return GraphFile.read(file).graph().size() == 1;
        } catch (FormatException none) {
            assertTrue(String.valueOf(none.getMessage()).contains("none of the kinds"), none.getMessage());
            return false;
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileThatIsNotInUtf8IsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("g.dot");
        Files.write(file, "digraph {\n é }".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                "g.dot, line 1: the text must be in UTF-8",
                assertThrows(FormatException.class, () -> DotReader.read(file)).getMessage());
    }

    private static List<String> names(TimedGraph read) {
        return read.graph().tasks().stream().map(Task::name).toList();
    }

    private static List<String> edges(TimedGraph read) {
        TaskGraph graph = read.graph();
        List<String> edges = new ArrayList<>();
        for (Task task : graph.tasks()) {
            for (int k = 0; k < graph.successorCount(task.index()); k++) {
                String next = graph.task(graph.successor(task.index(), k)).name();
                edges.add(task.name() + " -> " + next + " " + read.bytes(task.index(), k));
            }
        }
        return edges;
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(FormatException.class, () -> read(text)).getMessage());
    }

    static TimedGraph read(String text) throws IOException {
        return DotReader.read(new StringReader(text), "g.dot");
    }
}
