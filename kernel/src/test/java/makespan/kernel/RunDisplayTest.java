package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import makespan.kernel.TestClient.Outcome;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that lasts, in front ends with and without widgets. */
class RunDisplayTest {
    private static final String WIDGET_VIEW = "application/vnd.jupyter.widget-view+json";
    private static final String ENDLESS = "def endless = task { while (true) {} }\nrun(endless)";

    @RegisterExtension
    final TestKernel kernel = new TestKernel();

    private TestClient client;

    @BeforeEach
    void connect() {
        client = kernel.client();
    }

    @Test
    void theButtonOfALastingRunCancelsItWhileItsCellRuns() throws IOException {
        showsWidgets();
        String cell = client.start(ENDLESS, "{}");
        Message display = client.publishedUntil(message -> message.type().equals("display_data"));
        String view = Json.string(Json.object(data(display), WIDGET_VIEW), "model_id", "");

        client.send(Channel.SHELL, "comm_msg", click(button(view)));

        Outcome outcome = client.outcome(cell);
        assertEquals("error", outcome.status());
        List<Message> updates = outcome.only("update_display_data");
        Message last = updates.get(updates.size() - 1);
        assertTrue(data(last).has("text/html"));
        assertFalse(data(last).has(WIDGET_VIEW));
        assertEquals(displayId(display), displayId(last));
        assertEquals(3, outcome.only("comm_close").size());
        assertEquals("{}", commInfo());
    }

    @Test
    void aFrontEndThatJoinsLaterFindsTheWidgetsOfARunUnderWay() throws IOException {
        showsWidgets();
        String cell = client.start(ENDLESS, "{}");
        client.publishedUntil(message -> message.type().equals("display_data"));

        client.send(
                Channel.SHELL,
                "comm_open",
                "{\"comm_id\": \"other\", \"target_name\": \"jupyter.widget.control\", \"data\": {}}");
        client.send(Channel.SHELL, "comm_msg", "{\"comm_id\": \"other\", \"data\": {\"method\": \"request_states\"}}");
        Message states = client.publishedUntil(message -> message.type().equals("comm_msg")
                && Json.string(message.content(), "comm_id", "").equals("other"));

        assertEquals(
                3, Json.object(Json.object(states.content(), "data"), "states").size());
        client.ask(Channel.CONTROL, "interrupt_request", "{}");
        assertEquals("Interrupted", Json.string(client.outcome(cell).content(), "ename", ""));
    }

    @Test
    void aFrontEndWithoutWidgetsSeesABarAndTheInterruptCancels() throws IOException {
        String cell = client.start(ENDLESS, "{}");
        Message display = client.publishedUntil(message -> message.type().equals("display_data"));

        client.ask(Channel.CONTROL, "interrupt_request", "{}");

        Outcome outcome = client.outcome(cell);
        assertEquals("Interrupted", Json.string(outcome.content(), "ename", ""));
        assertFalse(data(display).has(WIDGET_VIEW));
        assertEquals(List.of(), outcome.only("comm_open"));
    }

    /** Does what a front end with ipywidgets 8 does when it meets a kernel. */
    private void showsWidgets() throws IOException {
        client.send(
                Channel.SHELL,
                "comm_open",
                "{\"comm_id\": \"control\", \"target_name\": \"jupyter.widget.control\", \"data\": {}}");
        client.send(
                Channel.SHELL, "comm_msg", "{\"comm_id\": \"control\", \"data\": {\"method\": \"request_states\"}}");
        Message states = client.publishedUntil(message -> message.type().equals("comm_msg"));
        assertEquals(
                "{}",
                Json.object(Json.object(states.content(), "data"), "states").toString());
        client.send(Channel.SHELL, "comm_close", "{\"comm_id\": \"control\", \"data\": {}}");
    }

    /** Returns the id of the button in a box. */
    private String button(String box) {
        Message opened = client.published(message -> message.type().equals("comm_open")
                        && Json.string(message.content(), "comm_id", "").equals(box))
                .get(0);
        JsonObject state = Json.object(Json.object(opened.content(), "data"), "state");
        return state.get("children").getAsJsonArray().get(1).getAsString().replace("IPY_MODEL_", "");
    }

    private static String click(String comm) {
        return "{\"comm_id\": \"" + comm
                + "\", \"data\": {\"method\": \"custom\", \"content\": {\"event\": \"click\"}}}";
    }

    private String commInfo() throws IOException {
        return Json.object(
                        client.ask(Channel.SHELL, "comm_info_request", "{\"target_name\": \"jupyter.widget\"}")
                                .content(),
                        "comms")
                .toString();
    }

    private static JsonObject data(Message display) {
        return Json.object(display.content(), "data");
    }

    private static String displayId(Message display) {
        return Json.string(Json.object(display.content(), "transient"), "display_id", "none");
    }
}
