package makespan.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One cell of a notebook over its JSON. Not thread-safe. */
public final class NotebookCell {
    private final JsonObject json;

    NotebookCell(JsonObject json) {
        this.json = json;
    }

    static boolean isCell(JsonObject json) {
        JsonElement type = json.get("cell_type");
        JsonElement source = json.get("source");
        return type != null && type.isJsonPrimitive() && source != null && MultilineText.isText(source);
    }

    /** Returns {@code code}, {@code markdown} or {@code raw}. */
    public String type() {
        return json.get("cell_type").getAsString();
    }

    public boolean isCode() {
        return type().equals("code");
    }

    public String source() {
        return MultilineText.join(json.get("source"));
    }

    /** Returns the first line of the source that is not blank, or an empty text. */
    public String firstLine() {
        return source().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns the outputs as nbformat has them; empty for a cell that is no code. */
    public List<JsonObject> outputs() {
        List<JsonObject> outputs = new ArrayList<>();
        if (json.get("outputs") instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element instanceof JsonObject output) {
                    outputs.add(output);
                }
            }
        }
        return outputs;
    }

    /** Returns the number of the execution that left the outputs, or an empty text. */
    public String executionCount() {
        JsonElement count = json.get("execution_count");
        return count == null || count.isJsonNull() ? "" : count.getAsString();
    }

    /** Returns the files attached to the cell: name to MIME type to content in Base64. */
    Map<String, JsonObject> attachments() {
        Map<String, JsonObject> attachments = new HashMap<>();
        if (json.get("attachments") instanceof JsonObject files) {
            files.asMap().forEach((name, bundle) -> {
                if (bundle instanceof JsonObject object) {
                    attachments.put(name, object);
                }
            });
        }
        return attachments;
    }

    /** Forgets what an earlier execution left. */
    void clear() {
        setOutputs(List.of());
        json.add("execution_count", JsonNull.INSTANCE);
    }

    void setOutputs(List<JsonObject> outputs) {
        JsonArray array = new JsonArray();
        outputs.forEach(array::add);
        json.add("outputs", array);
    }

    void setExecutionCount(int count) {
        json.addProperty("execution_count", count);
    }
}
