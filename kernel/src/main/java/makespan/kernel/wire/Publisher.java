package makespan.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Message;

/** Tells every client something, as the consequence of some request. Safe for use by several threads. */
public final class Publisher {
    private final Router router;

    public Publisher(Router router) {
        this.router = router;
    }

    /**
     * Publishes a message.
     *
     * @param parent the header of the request that caused it
     * @param type such as {@code stream}
     */
    public void publish(JsonObject parent, String type, JsonObject content) {
        publish(parent, type, content, new JsonObject());
    }

    /** Publishes a message that has metadata of its own; otherwise as {@link #publish(JsonObject, String, JsonObject)}. */
    public void publish(JsonObject parent, String type, JsonObject content, JsonObject metadata) {
        byte[] topic = ("kernel." + router.session() + "." + type).getBytes(StandardCharsets.UTF_8);
        router.send(
                Channel.IOPUB,
                Message.answering(parent, type, router.session(), content)
                        .withMetadata(metadata)
                        .withIdentities(List.of(topic)));
    }

    /** Publishes that the kernel is {@code starting}, {@code busy} or {@code idle}. */
    public void status(JsonObject parent, String state) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_state", state);
        publish(parent, "status", content);
    }
}
