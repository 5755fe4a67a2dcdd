package makespan.kernel.comm;

import com.google.gson.JsonObject;
import java.util.function.Consumer;
import makespan.kernel.wire.Publisher;

/** The kernel's end of one conversation with the front ends. Safe for use by several threads. */
public final class Comm {
    private final Comms comms;
    private final Publisher publisher;
    private final String id;
    private final String target;
    private final JsonObject parent;
    private volatile Consumer<JsonObject> received = data -> {};

    /** @param parent the header of the request that the conversation began with */
    Comm(Comms comms, Publisher publisher, String id, String target, JsonObject parent) {
        this.comms = comms;
        this.publisher = publisher;
        this.id = id;
        this.target = target;
        this.parent = parent;
    }

    /** Returns the conversation's id. */
    public String id() {
        return id;
    }

    String target() {
        return target;
    }

    /** Lets someone take the data of each message that a front end sends, on a thread that serves comm messages. */
    public void onMessage(Consumer<JsonObject> receiver) {
        received = receiver;
    }

    /** Sends data to the front ends. */
    public void send(JsonObject data) {
        publish("comm_msg", data);
    }

    /** Ends the conversation, and tells the front ends. */
    public void close() {
        if (comms.forget(this)) {
            publish("comm_close", new JsonObject());
        }
    }

    void received(JsonObject data) {
        received.accept(data);
    }

    private void publish(String type, JsonObject data) {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", id);
        content.add("data", data);
        publisher.publish(parent, type, content);
    }
}
