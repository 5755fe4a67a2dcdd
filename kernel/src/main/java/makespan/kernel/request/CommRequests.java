package makespan.kernel.request;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Consumer;
import makespan.kernel.comm.Comms;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;

/** Hands comm messages to their conversations. */
public final class CommRequests {
    private final Comms comms;

    public CommRequests(Comms comms) {
        this.comms = comms;
    }

    /** Returns the handlers of comm_open, comm_msg, comm_close and comm_info_request. */
    public Map<String, RequestHandler> handlers() {
        return Map.of(
                "comm_open", unanswered(comms::opened),
                "comm_msg", unanswered(comms::received),
                "comm_close", unanswered(comms::closed),
                "comm_info_request", this::info);
    }

    private JsonObject info(Message request) {
        JsonObject content = Replies.ok();
        content.add("comms", comms.list(Json.string(request.content(), "target_name", "")));
        return content;
    }

    private static RequestHandler unanswered(Consumer<Message> action) {
        return request -> {
            action.accept(request);
            return null;
        };
    }
}
