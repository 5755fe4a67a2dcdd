package makespan.kernel.widget;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import makespan.kernel.comm.Comm;
import makespan.kernel.comm.Comms;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;

/**
 * The widgets that are shown, and the front ends that can show any. A front end with ipywidgets 8 asks for the widgets
 * that exist as soon as it meets a kernel; one that never asked gets none. Safe for use by several threads.
 *
 * @see <a href="https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md">Jupyter widget
 *     messaging protocol, version 2.1</a>
 */
public final class Widgets {
    private static final String TARGET = "jupyter.widget";
    private static final String CONTROL_TARGET = "jupyter.widget.control";
    private static final String PROTOCOL_VERSION = "2.1.0";

    private final Comms comms;
    private final Set<String> able = ConcurrentHashMap.newKeySet();
    private final Map<String, Widget> shown = new ConcurrentHashMap<>();

    public Widgets(Comms comms) {
        this.comms = comms;
        comms.offer(CONTROL_TARGET, this::asked);
    }

    /** Returns whether the client that sent a request can show widgets. */
    public boolean areShownBy(Message request) {
        return able.contains(request.header().session());
    }

    /**
     * Returns a new widget of ipywidgets' standard controls, version 2.
     *
     * @param parent the header of the request that it is made for
     * @param name such as {@code Button}
     * @param state the members that differ from the control's defaults
     */
    public Widget create(JsonObject parent, String name, JsonObject state) {
        JsonObject whole = Widget.wholeState(name, state);
        JsonObject metadata = new JsonObject();
        metadata.addProperty("version", PROTOCOL_VERSION);
        Comm comm = comms.open(parent, TARGET, Widget.withState(new JsonObject(), whole), metadata);
        Widget widget = new Widget(comm, whole, shown::remove);
        shown.put(widget.id(), widget);
        return widget;
    }

    private void asked(Comm comm, Message request) {
        able.add(request.header().session());
        comm.onMessage(data -> {
            if (Json.string(data, "method", "").equals("request_states")) {
                comm.send(states());
            }
        });
    }

    private JsonObject states() {
        JsonObject states = new JsonObject();
        shown.forEach((id, widget) -> states.add(id, widget.described()));
        JsonObject data = new JsonObject();
        data.addProperty("method", "update_states");
        data.add("states", states);
        data.add("buffer_paths", new JsonArray());
        return data;
    }
}
