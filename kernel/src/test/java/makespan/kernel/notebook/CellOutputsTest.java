package makespan.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class CellOutputsTest {
    private final DisplayIds displays = new DisplayIds();
    private final CellOutputs outputs = new CellOutputs(displays);

    @Test
    void neighbouringTextsOfOneStreamAreOneOutput() {
        outputs.accept("stream", json("{name: stdout, text: 'a\\nb'}"));
        outputs.accept("stream", json("{name: stdout, text: 'c\\n'}"));
        outputs.accept("stream", json("{name: stderr, text: 'd'}"));
        outputs.accept("stream", json("{name: stdout, text: 'e'}"));

        assertOutputs("[{output_type: stream, name: stdout, text: ['a\\n', 'bc\\n']},"
                + " {output_type: stream, name: stderr, text: [d]},"
                + " {output_type: stream, name: stdout, text: [e]}]");
    }

    @Test
    void aCarriageReturnOverwritesItsLine() {
        outputs.accept("stream", json("{name: stdout, text: 'kept\\n10 %\\r20 %\\rdone\\r\\nnext'}"));

        assertOutputs("[{output_type: stream, name: stdout, text: ['kept\\n', 'done\\r\\n', next]}]");
    }

    @Test
    void aResultKeepsItsCountAndSplitsItsTextsOnly() {
        outputs.accept(
                "execute_result",
                json("{data: {'text/plain': 'x\\ny', 'image/png': 'AAAA\\n'}, metadata: {}, execution_count: 3}"));

        assertOutputs("[{output_type: execute_result, data: {'text/plain': ['x\\n', y], 'image/png': 'AAAA\\n'},"
                + " metadata: {}, execution_count: 3}]");
    }

    @Test
    void anUpdateReplacesEveryOutputOfItsDisplayIdInAnyCell() {
        CellOutputs earlier = new CellOutputs(displays);
        earlier.accept("display_data", json("{data: {'text/plain': old}, metadata: {}, transient: {display_id: d1}}"));
        outputs.accept("display_data", json("{data: {'text/plain': old}, metadata: {}, transient: {display_id: d1}}"));
        outputs.accept(
                "display_data", json("{data: {'text/plain': other}, metadata: {}, transient: {display_id: d2}}"));

        outputs.accept(
                "update_display_data",
                json("{data: {'text/plain': new}, metadata: {a: 1}, transient: {display_id: d1}}"));

        String updated = "{output_type: display_data, data: {'text/plain': [new]}, metadata: {a: 1}}";
        assertEquals(JsonParser.parseString("[" + updated + "]"), array(earlier));
        assertOutputs("[" + updated + ", {output_type: display_data, data: {'text/plain': [other]}, metadata: {}}]");
    }

    @Test
    void clearingAtOnceForgetsWhatWasThere() {
        outputs.accept("stream", json("{name: stdout, text: gone}"));
        outputs.accept("clear_output", json("{wait: false}"));

        assertOutputs("[]");
    }

    @Test
    void clearingWithWaitKeepsWhatWasThereUntilTheNextOutput() {
        outputs.accept("stream", json("{name: stdout, text: old}"));
        outputs.accept("clear_output", json("{wait: true}"));
        assertOutputs("[{output_type: stream, name: stdout, text: [old]}]");

        outputs.accept("stream", json("{name: stdout, text: new}"));
        assertOutputs("[{output_type: stream, name: stdout, text: [new]}]");
    }

    @Test
    void anErrorKeepsItsTraceback() {
        outputs.accept("error", json("{ename: E, evalue: v, traceback: [one, two]}"));

        assertOutputs("[{output_type: error, ename: E, evalue: v, traceback: [one, two]}]");
    }

    private void assertOutputs(String expected) {
        assertEquals(JsonParser.parseString(expected), array(outputs));
    }

    private static JsonArray array(CellOutputs outputs) {
        JsonArray array = new JsonArray();
        outputs.toList().forEach(array::add);
        return array;
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
