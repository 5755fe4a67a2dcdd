package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GraphFormatTest {
    private static final String DAX = """
            <adag>
              <job id="split" name="cut" runtime="1.5"><uses file="f" link="output" size="1000"/>
                <uses file="g" link="output" size="70"/></job>
              <job id="left_1" runtime="2"><uses file="f" link="input" size="1000"/></job>
              <job id="right" runtime="0.25"><uses file="f" link="input" size="1"/><uses file="g" link="input"/></job>
              <job id="join" runtime="0"/>
              <child ref="left_1"><parent ref="split"/></child>
              <child ref="right"><parent ref="split"/></child>
              <child ref="join"><parent ref="left_1"/><parent ref="right"/></child>
            </adag>
            """;

    /** Names that mean something in one format or another. */
    static final List<String> ODD_NAMES = List.of(
            "plain",
            "a \"quoted\", one",
            "back\\slash\\",
            "<b>&amp;</b>",
            "two\nlines",
            "=1+1",
            "-2",
            "digraph",
            "a b",
            "a_b",
            "ünï 日本 \ud83d\ude00",
            "tab\there",
            "a -> b [x=1]; }",
            "${x} #{y}",
            "\\\"",
            "task_9");

    @Test
    void dotNamesTasksWithTimesAndEdgesWithBytes() throws IOException {
        assertEquals("""
                digraph "w.dax" {
                  "split" [time=1.5, kind="cut"];
                  "left_1" [time=2, kind="left"];
                  "right" [time=0.25, kind="right"];
                  "join" [time=0, kind="join"];
                  "split" -> "left_1" [bytes=1000];
                  "split" -> "right" [bytes=1070];
                  "left_1" -> "join";
                  "right" -> "join";
                }
                """, GraphFormat.DOT.toText(workflow()));
    }

    @Test
    void aTableTellsWhatEachTaskMeansForTheWhole() throws IOException {
        assertEquals("""
                task,name,kind,time_s,predecessors,successors,bytes_in,bytes_out,earliest_start_s,latest_start_s,slack_s,critical,drag_s,bottom_level_s
                0,split,cut,1.5,0,2,0,2070,0,0,0,true,1.5,3.5
                1,left_1,left,2,1,1,1000,0,1.5,1.5,0,true,1.75,2
                2,right,right,0.25,1,1,1070,0,1.5,3.25,1.75,false,0,0.25
                3,join,join,0,2,0,0,0,3.5,3.5,0,true,0,0
                """.replace("\n", "\r\n"), GraphFormat.CSV.toText(workflow()));
    }

    @Test
    void aNameThatASpreadsheetWouldRunStaysText() {
        String[] rows = GraphFormat.CSV
                .toText(odd("=1+1", "+1", "-2", "@x", "\tx", "a=b", "a,\"b\"", "c\nd"))
                .split("\r\n", -1);

        assertEquals("0,'=1+1,'=1+,0,", rows[1].substring(0, 15));
        assertEquals("1,'+1,'+,1,", rows[2].substring(0, 11));
        assertEquals("2,'-2,'-2,2,", rows[3].substring(0, 12));
        assertEquals("3,'@x,'@x,3,", rows[4].substring(0, 12));
        assertEquals("4,'\tx,'\tx,4,", rows[5].substring(0, 12));
        assertEquals("5,a=b,a=b,5,", rows[6].substring(0, 12));
        assertEquals("6,\"a,\"\"b\"\"\",\"a,\"\"b\"\"\",6,", rows[7].substring(0, 24));
        assertEquals("7,\"c\nd\",\"c\nd\",7,", rows[8].substring(0, 16));
    }

    @Test
    void graphMlHoldsEveryNameAsItIs() throws Exception {
        TimedGraph odd = odd(ODD_NAMES.toArray(String[]::new));

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(GraphFormat.GRAPHML.toText(odd).getBytes(StandardCharsets.UTF_8)));

        NodeList nodes = document.getElementsByTagName("node");
        List<String> names = IntStream.range(0, nodes.getLength())
                .mapToObj(node -> ((Element) nodes.item(node))
                        .getElementsByTagName("data")
                        .item(0)
                        .getTextContent())
                .toList();
        assertEquals(ODD_NAMES, names);
        NodeList edges = document.getElementsByTagName("edge");
        assertEquals(ODD_NAMES.size() - 1, edges.getLength());
        assertEquals("n14", ((Element) edges.item(14)).getAttribute("source"));
        assertEquals("n15", ((Element) edges.item(14)).getAttribute("target"));
    }

    @Test
    void whatNoTextCanHoldIsReplaced() throws Exception {
        String graphMl = GraphFormat.GRAPHML.toText(odd("\u0000\u001b\ud800x\ufffe", "r\r"));

        assertEquals(
                "<data key=\"name\">\ufffd\ufffd\ufffdx\ufffd</data>",
                graphMl.substring(graphMl.indexOf("<data"), graphMl.indexOf("</data>") + 7));
        assertTrue(graphMl.contains("<data key=\"name\">r&#13;</data>"), graphMl);
    }

    @Test
    void aWorkflowIsReadBackAsItWas() throws IOException {
        TimedGraph original = workflow();
        TimedGraph read = readBack(original);

        assertSame(original, read);
        assertEquals(1070, read.bytes(0, 1));
        assertEquals(2, read.seconds()[1]);
    }

    @Test
    void aWorkflowWithOddNamesIsReadBackAsItWas() throws IOException {
        TimedGraph original = odd(ODD_NAMES.toArray(String[]::new));

        assertSame(original, readBack(original));
    }

    @Test
    void measuredWorkflowsAreReadBackAsTheyWere() throws IOException {
        for (String file : List.of(
                "wfcommons/bacass-dirt02-001.json",
                "wfcommons/montage-chameleon-2mass-005d-001.json",
                "dax/CyberShake_30.xml",
                "stg/50/rand0000.stg")) {
            TimedGraph original = GraphFile.read(RealInputs.path(file));
            assertSame(original, readBack(original));
        }
    }

    @Test
    void aWorkflowFollowsTheSchemaOfWfCommons() throws IOException {
        JsonSchema schema = JsonSchema.read(RealInputs.path("wfcommons/wfcommons-schema-1.5.json"));

        for (TimedGraph timed : List.of(workflow(), odd(ODD_NAMES.toArray(String[]::new)))) {
            assertEquals(List.of(), schema.violations(GraphFormat.WFFORMAT.toText(timed)));
        }
        assertEquals(
                List.of("$.schemaVersion is not one of [1.5]", "$.workflow has no specification"),
                schema.violations("{\"name\": \"x\", \"schemaVersion\": \"1.9\", \"workflow\": {}}"));
    }

    @Test
    void aWorkflowWithoutTasksCannotBeWritten() {
        assertEquals(
                "a workflow in WfFormat has at least one task, but the graph has none",
                assertThrows(IllegalArgumentException.class, () -> GraphFormat.WFFORMAT.toText(odd()))
                        .getMessage());
        assertEquals("digraph \"odd\" {\n}\n", GraphFormat.DOT.toText(odd()));
    }

    @Test
    void theEndingOfANameTellsTheFormat() {
        assertEquals(Optional.of(GraphFormat.DOT), GraphFormat.ofName(Path.of("a.b/x.GV")));
        assertEquals(Optional.of(GraphFormat.WFFORMAT), GraphFormat.ofName(Path.of("x.json")));
        assertEquals(Optional.empty(), GraphFormat.ofName(Path.of("x.dot/y")));
    }

    @Test
    void aFileIsWrittenWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w.dot");

        GraphFormat.DOT.write(file, workflow());

        assertEquals(GraphFormat.DOT.toText(workflow()), Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    static void assertSame(TimedGraph expected, TimedGraph actual) {
        assertEquals(names(expected), names(actual));
        assertArrayEquals(expected.seconds(), actual.seconds());
        for (int task = 0; task < expected.graph().size(); task++) {
            assertArrayEquals(expected.graph().successors(task), actual.graph().successors(task));
            for (int k = 0; k < expected.graph().successorCount(task); k++) {
                assertEquals(expected.bytes(task, k), actual.bytes(task, k));
            }
        }
    }

    private static List<String> names(TimedGraph timed) {
        return timed.graph().tasks().stream().map(Task::name).toList();
    }

    private static TimedGraph readBack(TimedGraph original) throws IOException {
        return WfFormatReader.read(new StringReader(GraphFormat.WFFORMAT.toText(original)), "w.json");
    }

    private static TimedGraph workflow() throws IOException {
        return DaxReader.read(new ByteArrayInputStream(DAX.getBytes(StandardCharsets.UTF_8)), "w.dax");
    }

    /** Returns a chain of tasks, the seventh of which takes 7 s and hands 7 bytes on. */
    static TimedGraph odd(String... names) {
        IndexedGraphBuilder builder = TaskGraph.indexed("odd", names.length).names(task -> names[task]);
        long[][] bytes = new long[names.length][];
        for (int task = 0; task < names.length; task++) {
            bytes[task] = task + 1 < names.length ? new long[] {task} : new long[0];
            if (task > 0) {
                builder.edge(task - 1, task);
            }
        }
        double[] seconds = IntStream.range(0, names.length).asDoubleStream().toArray();
        return new TimedGraph(builder.build(), seconds, FileUnit.SECONDS, bytes);
    }
}
