package makespan.kernel.comm;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.wire.Publisher;

/**
 * The conversations that are open. One with a target that nobody offers is closed at once. Safe for use by several
 * threads.
 */
public final class Comms {
    private final Publisher publisher;
    private final Map<String, CommTarget> targets = new ConcurrentHashMap<>();
    private final Map<String, Comm> open = new ConcurrentHashMap<>();

    public Comms(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Offers front ends something to talk to. */
    public void offer(String name, CommTarget target) {
        targets.put(name, target);
    }

    /**
     * Opens a conversation with the front ends.
     *
     * @param parent the header of the request that causes it
     * @param target whom to talk to in the front end
     * @param data what the target is told first
     * @param metadata of the opening message
     */
    public Comm open(JsonObject parent, String target, JsonObject data, JsonObject metadata) {
        Comm comm = new Comm(this, publisher, UUID.randomUUID().toString(), target, parent);
        open.put(comm.id(), comm);
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", comm.id());
        content.addProperty("target_name", target);
        content.add("data", data);
        publisher.publish(parent, "comm_open", content, metadata);
        return comm;
    }

    /** Takes a front end's comm_open. */
    public void opened(Message request) {
        String id = Json.string(request.content(), "comm_id", "");
        String name = Json.string(request.content(), "target_name", "");
        JsonObject parent = request.header().json();
        Comm comm = new Comm(this, publisher, id, name, parent);
        open.put(id, comm);
        CommTarget target = targets.get(name);
        if (target == null) {
            comm.close();
        } else {
            target.opened(comm, request);
        }
    }

    /** Takes a front end's comm_msg; one of a conversation that is not open is told so. */
    public void received(Message request) {
        String id = Json.string(request.content(), "comm_id", "");
        Comm comm = open.get(id);
        if (comm == null) {
            opened(request);
        } else {
            comm.received(Json.object(request.content(), "data"));
        }
    }

    /** Takes a front end's comm_close. */
    public void closed(Message request) {
        open.remove(Json.string(request.content(), "comm_id", ""));
    }

    /**
     * Returns the conversations that are open: an object with a member for each id, which names the target.
     *
     * @param target whose; empty for all
     */
    public JsonObject list(String target) {
        JsonObject comms = new JsonObject();
        open.forEach((id, comm) -> {
            if (target.isEmpty() || target.equals(comm.target())) {
                JsonObject described = new JsonObject();
                described.addProperty("target_name", comm.target());
                comms.add(id, described);
            }
        });
        return comms;
    }

    boolean forget(Comm comm) {
        return open.remove(comm.id(), comm);
    }
}
