package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DebugRequestsTest {
    @RegisterExtension
    static final TestKernel KERNEL = new TestKernel();

    private TestClient client;

    @BeforeEach
    void connect() {
        client = KERNEL.client();
    }

    private JsonObject ask(String command, String arguments) throws IOException {
        JsonObject content = new JsonObject();
        content.addProperty("type", "request");
        content.addProperty("seq", 7);
        content.addProperty("command", command);
        content.add("arguments", JsonParser.parseString(arguments));
        JsonObject reply =
                client.ask(Channel.CONTROL, "debug_request", content.toString()).content();
        assertEquals("response", Json.string(reply, "type", ""));
        assertEquals(7, Json.integer(reply, "request_seq", 0));
        assertEquals(command, Json.string(reply, "command", ""));
        return reply;
    }

    private List<JsonObject> variables(String command, String arguments) throws IOException {
        JsonObject reply = ask(command, arguments);
        assertTrue(Json.bool(reply, "success", false), reply::toString);
        List<JsonObject> variables = new ArrayList<>();
        for (JsonElement variable : Json.object(reply, "body").getAsJsonArray("variables")) {
            variables.add(variable.getAsJsonObject());
        }
        return variables;
    }

    /** Returns the session's variables of these names, in the order of the alphabet. */
    private List<JsonObject> session(String... names) throws IOException {
        return variables("inspectVariables", "{}").stream()
                .filter(one -> List.of(names).contains(Json.string(one, "name", "")))
                .toList();
    }

    private static List<String> told(List<JsonObject> variables) {
        return variables.stream()
                .map(one -> Json.string(one, "name", "") + ": " + Json.string(one, "type", "") + " = "
                        + Json.string(one, "value", ""))
                .toList();
    }

    private static int reference(JsonObject variable) {
        return Json.integer(variable, "variablesReference", -1);
    }

    @Test
    void noDebuggerRuns() throws IOException {
        JsonObject info = ask("debugInfo", "{}");

        assertTrue(Json.bool(info, "success", false));
        assertFalse(Json.bool(Json.object(info, "body"), "isStarted", true));
        assertEquals("[]", Json.object(info, "body").get("breakpoints").toString());
    }

    @Test
    void variablesAreToldWithWhatTheyHold() throws IOException {
        client.execute("record Point(int x, List tags) {}\ndef points = [new Point(1, ['a'])]\ndef ages = [ann: 41]");

        List<JsonObject> all = session("ages", "points");

        assertEquals(
                List.of("ages: LinkedHashMap = [ann: 41]", "points: ArrayList = [Point(x: 1, tags: ['a'])]"),
                told(all));
        assertEquals(1, Json.integer(all.get(0), "namedVariables", 0));
        assertEquals(1, Json.integer(all.get(1), "indexedVariables", 0));
        assertEquals(List.of("ann: Integer = 41"), told(children(reference(all.get(0)), "")));
        List<JsonObject> points = children(reference(all.get(1)), "");
        List<JsonObject> fields = children(reference(points.get(0)), "");
        assertEquals(List.of("x: Integer = 1", "tags: ArrayList = ['a']"), told(fields));
        assertEquals(0, reference(fields.get(0)));
        assertEquals(List.of("0: String = 'a'"), told(children(reference(fields.get(1)), "")));
    }

    @Test
    void childrenComeInPages() throws IOException {
        client.execute("many = (1..10_000).toList()");
        int many = reference(session("many").get(0));

        assertEquals(
                List.of("9998: Integer = 9999", "9999: Integer = 10000"),
                told(children(many, ", \"start\": 9998, \"count\": 5")));
        assertEquals(100, children(many, "").size());
        assertEquals(List.of(), children(many, ", \"filter\": \"named\""));
    }

    @Test
    void aRunningCellAndItsMethodsAreLeftAlone() throws IOException {
        String cell = client.start(
                "class Stuck { String toString() { while (true) {} }\n int hashCode() { while (true) {} } }\n"
                        + "stuck = new Stuck()\nThread.sleep(60_000)",
                "{}");
        client.publishedUntil(message -> message.type().equals("execute_input"));
        List<JsonObject> all = List.of();
        while (all.isEmpty()) {
            all = session("stuck");
        }

        assertTrue(told(all).get(0).startsWith("stuck: Stuck = Stuck@"), all::toString);
        client.ask(Channel.CONTROL, "interrupt_request", "{}");
        client.outcome(cell);
    }

    @Test
    void aListThatNeverEndsKeepsNobodyWaiting() throws IOException {
        client.execute("""
                class Endless extends AbstractList {
                    int size() { 1 }
                    Object get(int index) { synchronized (this) { wait() } }
                }
                endless = Collections.unmodifiableList(new Endless())""");

        assertEquals("the values could not be read within 2 s", message("inspectVariables", "{}"));
        assertTrue(Json.bool(ask("debugInfo", "{}"), "success", false));
        client.execute("endless = null");
    }

    @Test
    void oneVariableIsToldInFull() throws IOException {
        client.execute("text = 'x' * 300");

        JsonObject body = Json.object(ask("richInspectVariables", "{\"variableName\": \"text\"}"), "body");

        assertEquals("'" + "x".repeat(300) + "'", Json.string(Json.object(body, "data"), "text/plain", ""));
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() throws IOException {
        assertEquals("there is no variable 'x'", message("richInspectVariables", "{\"variableName\": \"x\"}"));
        assertEquals(
                "nothing is known by reference 12 any more: inspect the variables again",
                message("variables", "{\"variablesReference\": 12}"));
        assertEquals(
                "this kernel has no debugger, so that it cannot answer 'attach'; it answers debugInfo, inspectVariables,"
                        + " richInspectVariables and variables",
                message("attach", "{}"));
    }

    private String message(String command, String arguments) throws IOException {
        JsonObject reply = ask(command, arguments);
        assertFalse(Json.bool(reply, "success", true));
        return Json.string(reply, "message", "");
    }

    private List<JsonObject> children(int reference, String more) throws IOException {
        return variables("variables", "{\"variablesReference\": " + reference + more + "}");
    }
}
