package makespan.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import makespan.kernel.history.History;
import makespan.kernel.history.HistoryEntry;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;

/** Answers what was executed, in this session and in earlier ones. */
public final class HistoryRequests implements RequestHandler {
    private static final int TAIL = 10;

    private final History history;

    public HistoryRequests(History history) {
        this.history = history;
    }

    @Override
    public JsonObject handle(Message request) {
        JsonObject asked = request.content();
        boolean output = Json.bool(asked, "output", false);
        JsonArray found = new JsonArray();
        for (HistoryEntry entry : select(asked)) {
            found.add(toJson(entry, output));
        }
        JsonObject content = Replies.ok();
        content.add("history", found);
        return content;
    }

    private List<HistoryEntry> select(JsonObject asked) {
        return switch (Json.string(asked, "hist_access_type", "tail")) {
            case "range" ->
                history.range(
                        Json.integer(asked, "session", 0),
                        Json.integer(asked, "start", 0),
                        Json.integer(asked, "stop", Integer.MAX_VALUE));
            case "search" ->
                history.search(
                        Json.string(asked, "pattern", "*"),
                        Json.integer(asked, "n", Integer.MAX_VALUE),
                        Json.bool(asked, "unique", false));
            default -> history.tail(Json.integer(asked, "n", TAIL));
        };
    }

    private static JsonArray toJson(HistoryEntry entry, boolean withOutput) {
        JsonArray json = new JsonArray();
        json.add(entry.session());
        json.add(entry.line());
        if (withOutput) {
            JsonArray both = new JsonArray();
            both.add(entry.input());
            both.add(output(entry));
            json.add(both);
        } else {
            json.add(entry.input());
        }
        return json;
    }

    private static JsonElement output(HistoryEntry entry) {
        String output = entry.output();
        return output == null ? JsonNull.INSTANCE : new JsonPrimitive(output);
    }
}
