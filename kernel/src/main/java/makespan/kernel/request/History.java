package makespan.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import org.jspecify.annotations.Nullable;

/** What was executed in this session, for as long as it lives. Used by one thread. */
public final class History implements RequestHandler {
    private static final int SESSION = 1;

    private record Entry(int line, String input, @Nullable String output) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Adds a cell that was executed; output is its result as text, if it had one. */
    void add(int executionCount, String input, @Nullable String output) {
        entries.add(new Entry(executionCount, input, output));
    }

    @Override
    public JsonObject handle(Message request) {
        JsonObject asked = request.content();
        boolean output = Json.bool(asked, "output", false);
        JsonArray history = new JsonArray();
        for (Entry entry : select(asked)) {
            history.add(toJson(entry, output));
        }
        JsonObject content = Replies.ok();
        content.add("history", history);
        return content;
    }

    private List<Entry> select(JsonObject asked) {
        return switch (Json.string(asked, "hist_access_type", "tail")) {
            case "range" -> range(asked);
            case "search" -> search(asked);
            default -> last(entries, Json.integer(asked, "n", 10));
        };
    }

    /** Sessions count back from 0, which is this one; only this one is remembered. */
    private List<Entry> range(JsonObject asked) {
        int session = Json.integer(asked, "session", 0);
        if (session != 0 && session != SESSION) {
            return List.of();
        }
        int start = Json.integer(asked, "start", 0);
        int stop = Json.integer(asked, "stop", Integer.MAX_VALUE);
        return entries.stream()
                .filter(entry -> entry.line() >= start && entry.line() < stop)
                .toList();
    }

    private List<Entry> search(JsonObject asked) {
        Pattern pattern = glob(Json.string(asked, "pattern", "*"));
        List<Entry> found = entries.stream()
                .filter(entry -> pattern.matcher(entry.input()).matches())
                .toList();
        return last(
                Json.bool(asked, "unique", false) ? unique(found) : found, Json.integer(asked, "n", Integer.MAX_VALUE));
    }

    /** Of entries with the same input, the latest. */
    private static List<Entry> unique(List<Entry> found) {
        Map<String, Entry> latest = new LinkedHashMap<>();
        for (Entry entry : found) {
            latest.remove(entry.input());
            latest.put(entry.input(), entry);
        }
        return List.copyOf(latest.values());
    }

    private static List<Entry> last(List<Entry> found, int n) {
        return found.subList(Math.max(0, found.size() - Math.max(0, n)), found.size());
    }

    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static JsonArray toJson(Entry entry, boolean withOutput) {
        JsonArray json = new JsonArray();
        json.add(SESSION);
        json.add(entry.line());
        if (withOutput) {
            JsonArray both = new JsonArray();
            both.add(entry.input());
            if (entry.output() == null) {
                both.add(JsonNull.INSTANCE);
            } else {
                both.add(entry.output());
            }
            json.add(both);
        } else {
            json.add(entry.input());
        }
        return json;
    }
}
