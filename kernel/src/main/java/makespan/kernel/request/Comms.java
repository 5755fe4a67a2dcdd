package makespan.kernel.request;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.wire.Publisher;

/** The conversations between front end and kernel. A comm to a target that nobody offers is closed at once. */
public final class Comms {
    private final Publisher publisher;
    private final Map<String, CommTarget> targets;
    private final Map<String, String> targetByComm = new ConcurrentHashMap<>();

    /** One end of a comm in the kernel. */
    public interface CommTarget {
        /** Takes the message that opens a comm, or a later one. */
        void received(Message message);
    }

    /** @param targets what a front end can talk to, by name */
    public Comms(Publisher publisher, Map<String, CommTarget> targets) {
        this.publisher = publisher;
        this.targets = Map.copyOf(targets);
    }

    /** Returns the handlers of comm_open, comm_msg, comm_close and comm_info_request. */
    public Map<String, RequestHandler> handlers() {
        return Map.of(
                "comm_open", silent(this::open),
                "comm_msg", silent(this::message),
                "comm_close", silent(this::close),
                "comm_info_request", this::info);
    }

    private void open(Message request) {
        String comm = Json.string(request.content(), "comm_id", "");
        String targetName = Json.string(request.content(), "target_name", "");
        CommTarget target = targets.get(targetName);
        if (target == null) {
            refuse(request, comm);
        } else {
            targetByComm.put(comm, targetName);
            target.received(request);
        }
    }

    private void message(Message request) {
        String comm = Json.string(request.content(), "comm_id", "");
        CommTarget target = targets.get(targetByComm.getOrDefault(comm, ""));
        if (target == null) {
            refuse(request, comm);
        } else {
            target.received(request);
        }
    }

    private void close(Message request) {
        targetByComm.remove(Json.string(request.content(), "comm_id", ""));
    }

    private JsonObject info(Message request) {
        String wanted = Json.string(request.content(), "target_name", "");
        JsonObject comms = new JsonObject();
        targetByComm.forEach((comm, target) -> {
            if (wanted.isEmpty() || wanted.equals(target)) {
                JsonObject described = new JsonObject();
                described.addProperty("target_name", target);
                comms.add(comm, described);
            }
        });
        JsonObject content = Replies.ok();
        content.add("comms", comms);
        return content;
    }

    private void refuse(Message request, String comm) {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", comm);
        content.add("data", new JsonObject());
        publisher.publish(request.header().json(), "comm_close", content);
    }

    private static RequestHandler silent(Consumer<Message> action) {
        return request -> {
            action.accept(request);
            return null;
        };
    }
}
