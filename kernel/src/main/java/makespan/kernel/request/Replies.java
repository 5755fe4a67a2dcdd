package makespan.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** The members that replies have in common. */
final class Replies {
    private Replies() {}

    static JsonObject ok() {
        return status("ok");
    }

    static JsonObject status(String status) {
        JsonObject content = new JsonObject();
        content.addProperty("status", status);
        return content;
    }

    static JsonObject error(String name, String message, List<String> traceback) {
        JsonObject content = status("error");
        content.addProperty("ename", name);
        content.addProperty("evalue", message);
        content.add("traceback", array(traceback));
        return content;
    }

    static JsonObject error(String name, String message) {
        return error(name, message, List.of());
    }

    static JsonArray array(Iterable<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
