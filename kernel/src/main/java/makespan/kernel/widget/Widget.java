package makespan.kernel.widget;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.function.Consumer;
import makespan.kernel.comm.Comm;
import makespan.kernel.protocol.Json;

/** One control in the front ends, until it is closed. Safe for use by several threads. */
public final class Widget {
    private static final String MODULE = "@jupyter-widgets/controls";
    private static final String MODULE_VERSION = "2.0.0";

    private final Comm comm;
    private final Consumer<String> closed;
    private final JsonObject state;
    private volatile Runnable clicked = () -> {};

    Widget(Comm comm, JsonObject state, Consumer<String> closed) {
        this.comm = comm;
        this.state = state;
        this.closed = closed;
        comm.onMessage(this::received);
    }

    /** Returns the id by which a display shows it. */
    public String id() {
        return comm.id();
    }

    /** Returns how the state of another widget refers to this one. */
    public String reference() {
        return "IPY_MODEL_" + id();
    }

    /** Lets something happen when the widget, a button, is clicked. */
    public void onClick(Runnable action) {
        clicked = action;
    }

    /** Changes members of the state, here and in the front ends. */
    public void update(JsonObject changes) {
        JsonObject copy = changes.deepCopy();
        synchronized (state) {
            copy.entrySet().forEach(member -> state.add(member.getKey(), member.getValue()));
        }
        send(copy);
    }

    /** Removes the widget from the front ends. */
    public void close() {
        closed.accept(id());
        comm.close();
    }

    JsonObject described() {
        JsonObject described = new JsonObject();
        described.add("model_name", state.get("_model_name"));
        described.addProperty("model_module", MODULE);
        described.addProperty("model_module_version", MODULE_VERSION);
        described.add("state", copyOfState());
        return described;
    }

    private void received(JsonObject data) {
        switch (Json.string(data, "method", "")) {
            case "request_state" -> send(copyOfState());
            case "custom" -> {
                if (Json.string(Json.object(data, "content"), "event", "").equals("click")) {
                    clicked.run();
                }
            }
            default -> {
                // What the user changes in a control means nothing for those that the kernel shows.
            }
        }
    }

    private void send(JsonObject changes) {
        JsonObject data = new JsonObject();
        data.addProperty("method", "update");
        comm.send(withState(data, changes));
    }

    private JsonObject copyOfState() {
        synchronized (state) {
            return state.deepCopy();
        }
    }

    static JsonObject withState(JsonObject data, JsonObject state) {
        data.add("state", state.deepCopy());
        data.add("buffer_paths", new JsonArray());
        return data;
    }

    static JsonObject wholeState(String name, JsonObject state) {
        JsonObject whole = new JsonObject();
        whole.addProperty("_model_module", MODULE);
        whole.addProperty("_model_module_version", MODULE_VERSION);
        whole.addProperty("_model_name", name + "Model");
        whole.addProperty("_view_module", MODULE);
        whole.addProperty("_view_module_version", MODULE_VERSION);
        whole.addProperty("_view_name", name + "View");
        state.entrySet().forEach(member -> whole.add(member.getKey(), member.getValue()));
        return whole;
    }
}
