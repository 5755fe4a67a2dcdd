package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WfFormatReaderTest {
    /** Version 1.5: the ids differ from the names; one edge is declared by both ends, one by each end alone. */
    static final String SPECIFIED = """
            {"name": "w", "schemaVersion": "1.5",
             "workflow": {
              "specification": {"tasks": [
               {"id": "a", "name": "split_1", "parents": [], "children": ["b", "c"]},
               {"id": "b", "name": "blast", "parents": ["a"], "children": []},
               {"id": "c", "name": "blast", "parents": [], "children": [], "inputFiles": ["f"]},
               {"id": "d", "name": "cat", "parents": ["b", "b"], "children": []}
              ], "files": [{"id": "f", "sizeInBytes": 5}]},
              "execution": {"makespanInSeconds": 9, "tasks": [
               {"id": "d", "runtimeInSeconds": 0},
               {"id": "c", "runtimeInSeconds": 2.5e0, "command": {"program": "x", "arguments": ["-1"]}},
               {"id": "b", "runtimeInSeconds": 4},
               {"id": "a", "runtimeInSeconds": 1}
              ]}}}
            """;

    /** Version 1.4: tasks refer to each other by name and by id. */
    static final String LISTED = """
            {"schemaVersion": "1.4", "workflow": {"makespan": null, "tasks": [
              {"name": "project_1", "id": "ID1", "runtime": 1.5, "parents": [], "children": ["add_2"],
               "files": [{"link": "output", "name": "f", "sizeInBytes": 7}]},
              {"name": "add_2", "id": "ID2", "runtimeInSeconds": 2, "parents": ["ID1"]},
              {"name": "view", "runtimeInSeconds": 3, "parents": ["ID2", "project_1"], "children": []}
            ]}}
            """;

    @Test
    void parentsAndChildrenAreUnitedAndTheTimesAreFoundById() throws IOException {
        TimedGraph read = read(SPECIFIED);

        assertEquals("w.json", read.graph().name());
        assertEquals(4, read.graph().size());
        assertEquals("a", read.graph().task(0).name());
        assertEquals("split", read.graph().task(0).kind());
        assertEquals("blast", read.graph().task(1).kind());
        assertEquals(3, read.graph().edgeCount());
        assertArrayEquals(new int[] {1, 2}, read.graph().successors(0));
        assertArrayEquals(new int[] {1}, read.graph().predecessors(3));
        assertArrayEquals(new double[] {1, 4, 2.5, 0}, read.seconds());
    }

    @Test
    void anEdgeMovesTheFilesThatOneTaskWritesAndTheOtherReads() throws IOException {
        TimedGraph specified = read("""
                {"schemaVersion": "1.5", "workflow": {
                  "specification": {
                    "files": [{"id": "f", "sizeInBytes": 5}, {"id": "g", "sizeInBytes": 70}, {"sizeInBytes": 600, "id": "h"}],
                    "tasks": [
                      {"id": "a", "children": ["b", "c"], "outputFiles": ["f", "g", "f", "unsized"]},
                      {"id": "b", "inputFiles": ["f", "g", "f", "unsized"], "outputFiles": ["h"]},
                      {"id": "c", "inputFiles": ["h", "g"]}]},
                  "execution": {"tasks": [
                    {"id": "a", "runtimeInSeconds": 1}, {"id": "b", "runtimeInSeconds": 1}, {"id": "c", "runtimeInSeconds": 1}]}}}
                """);
        TimedGraph listed = read("""
                {"schemaVersion": "1.4", "workflow": {"tasks": [
                  {"name": "a", "runtime": 1, "files": [{"link": "output", "name": "f", "sizeInBytes": 7}]},
                  {"name": "b", "runtime": 1, "parents": ["a"], "files": [{"link": "input", "name": "f", "size": 7}]}]}}
                """);

        assertEquals(75, specified.bytes(0, 0));
        assertEquals(70, specified.bytes(0, 1));
        assertEquals(7, listed.bytes(0, 0));
    }

    @Test
    void tasksAreCalledByTheirNamesWhereNoTwoShareOne() throws IOException {
        TimedGraph read = read(SPECIFIED
                .replace("\"d\", \"name\": \"cat\"", "\"d\", \"name\": \"the end\"")
                .replace("\"c\", \"name\": \"blast\"", "\"c\", \"name\": \"blast again\""));

        assertEquals("split_1", read.graph().task(0).name());
        assertEquals("the end", read.graph().task(3).name());
        assertArrayEquals(new double[] {1, 4, 2.5, 0}, read.seconds());
    }

    @Test
    void theOrderOfMembersDoesNotMatter() throws IOException {
        TimedGraph read = read("""
                {"workflow": {
                  "execution": {"tasks": [{"runtimeInSeconds": 1, "id": "a"}, {"runtimeInSeconds": 2, "id": "b"}]},
                  "specification": {"tasks": [{"parents": ["a"], "id": "b"}, {"children": ["b"], "id": "a"}]}},
                 "schemaVersion": "1.6"}
                """);

        assertEquals("b", read.graph().task(0).name());
        assertArrayEquals(new int[] {1}, read.graph().predecessors(0));
        assertArrayEquals(new double[] {2, 1}, read.seconds());
    }

    @Test
    void theOlderListRefersByNameOrById() throws IOException {
        TimedGraph read = read(LISTED);

        assertEquals("project_1", read.graph().task(0).name());
        assertEquals("project", read.graph().task(0).kind());
        assertEquals(3, read.graph().edgeCount());
        assertArrayEquals(new int[] {0}, read.graph().predecessors(1));
        assertArrayEquals(new int[] {0, 1}, read.graph().predecessors(2));
        assertArrayEquals(new double[] {1.5, 2, 3}, read.seconds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'1.5'       | '1.3'    | w.json, line 1, column 37: schemaVersion must be 1.4, 1.5 or 1.6, but is '1.3'",
                "'1.5'       | 1.5      | w.json, line 1, column 32: a text is expected",
                "schemaVers  | other    | w.json: the member 'schemaVersion' is missing: this is no workflow in WfFormat",
                "'1.5'       | '1.4'    | w.json: a workflow of version 1.4 must have [workflow.tasks], but has [workflow.specification.tasks, workflow.execution.tasks]",
                "execution   | other    | w.json: a workflow of version 1.5 must have [workflow.specification.tasks, workflow.execution.tasks], but has [workflow.specification.tasks]",
                "['b', 'c']  | ['b', 3] | w.json, line 4, column 68: a text is expected",
                "['b', 'c']  | 'b'      | w.json, line 4, column 62: an array is expected",
                "['b', 'c']  | ['cat']  | w.json, line 4: task 'a' names the child 'cat', which is the id of no task",
                "'sizeInBytes': 5 | 'sizeInBytes': -5 | w.json, line 8, column 45: the size of a file must be a finite number of at least 0, but is -5.0",
                "['b', 'b']  | ['a', 'x'] | w.json, line 7: task 'd' names the parent 'x', which is the id of no task",
                "{'id': 'b', | {'id': 'a', | w.json, line 5: 'a' stands for the task in line 4 already",
                "{'id': 'b', | {'id': ' ', | w.json, line 5: the task has no id",
                "{'id': 'b', | {'key': 'b', | w.json, line 5: the task has no id",
                "{'id': 'd', 'runtime | {'id': 'b', 'runtime | w.json, line 12: task 'b' has a runtime in line 10 already",
                "{'id': 'd', 'runtime | {'id': 'x', 'runtime | w.json, line 7: task 'd' is not in workflow.execution.tasks",
                "[/   {'id': 'd' | [{'id': 'x', 'runtimeInSeconds': 1},/   {'id': 'd' | w.json, line 9: 'x' is not in workflow.specification.tasks",
                "'runtimeInSeconds': 4 | 'runtime': null | w.json, line 12, column 27: a number is expected",
                "'runtimeInSeconds': 4 | 'coreCount': 4 | w.json, line 12: task 'b' has no runtimeInSeconds",
                "Seconds': 4 | Seconds': -4 | w.json, line 12, column 38: the runtime must be a finite number of at least 0, but is -4.0",
                "Seconds': 4 | Seconds': 1e999 | w.json, line 12, column 41: the runtime must be a finite number of at least 0, but is Infinity",
                "Seconds': 4 | Seconds': NaN | w.json, line 12, column 36: a number is expected",
                "Seconds': 4 | Seconds': 4, 'runtime': 4 | w.json, line 12, column 49: the runtime of the task stands twice",
                "['b', 'b']  | ['d']    | w.json: Cycle: d → d",
                "'c', 'name' | 'c', 'id' | w.json, line 6, column 21: the name 'id' occurs twice",
            })
    void mistakesAreReportedWithTheirPlace(String original, String mistake, String message) {
        String text = SPECIFIED.replace('"', '\'');
        String wrong = text.replace(original.replace('/', '\n'), mistake.replace('/', '\n'));

        assertEquals(message, refusal(wrong.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name': 'view' | 'name': 'add_2' | w.json, line 5: 'add_2' stands for the task in line 4 already",
                "'name': 'view' | 'name': 'ID2'   | w.json, line 5: 'ID2' stands for the task in line 4 already",
                "'name': 'view' | 'id': 'ID3'     | w.json, line 5: the task has no name",
                "['ID1']        | ['ID9'] | w.json, line 4: task 'add_2' names the parent 'ID9', which is the name or id of no task",
                "'runtime': 1.5 | 'cores': 1      | w.json, line 2: task 'project_1' has no runtimeInSeconds",
                "'1.4'          | '1.5' | w.json: a workflow of version 1.5 must have [workflow.specification.tasks, workflow.execution.tasks], but has [workflow.tasks]",
            })
    void mistakesInTheOlderListAreReportedWithTheirPlace(String original, String mistake, String message) {
        assertEquals(
                message,
                refusal(LISTED.replace('"', '\'').replace(original, mistake).replace('\'', '"')));
    }

    @Test
    void aNameWithALineBreakMakesNoSecondLine() {
        assertEquals(
                "w.json, line 5: task 'b' names the parent 'x�y�z', which is the id of no task",
                refusal(SPECIFIED.replace("[\"a\"]", "[\"x\\ny\\u2028z\"]")));
    }

    @Test
    void aFileThatIsNotInUtf8IsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("w.json"), "{\"schemaVersion\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                "w.json, line 1, column 1: the text must be in UTF-8",
                assertThrows(FormatException.class, () -> WfFormatReader.read(file))
                        .getMessage());
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(FormatException.class, () -> read(text)).getMessage());
    }

    private static TimedGraph read(String text) throws IOException {
        return WfFormatReader.read(new StringReader(text), "w.json");
    }
}
