package makespan.kernel.notebook;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outputs of a whole notebook that carry a display id: a later cell may update what an earlier one showed. */
final class DisplayIds {
    private final Map<String, List<JsonObject>> outputs = new HashMap<>();

    void register(@Nullable String id, JsonObject output) {
        if (id != null) {
            outputs.computeIfAbsent(id, unused -> new ArrayList<>()).add(output);
        }
    }

    void update(@Nullable String id, JsonObject content) {
        if (id == null) {
            return;
        }
        for (JsonObject output : outputs.getOrDefault(id, List.of())) {
            output.add("data", content.get("data"));
            output.add("metadata", content.get("metadata"));
        }
    }
}
