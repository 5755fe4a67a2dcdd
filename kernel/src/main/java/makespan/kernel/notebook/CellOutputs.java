package makespan.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the messages that a kernel publishes for one cell into the outputs that nbformat 4.5 stores. */
final class CellOutputs {
    private static final Pattern OVERWRITTEN = Pattern.compile("[^\n]*\r(?!\n)");

    private final List<JsonObject> outputs = new ArrayList<>();
    private final DisplayIds displays;
    private boolean clearBeforeNext;

    CellOutputs(DisplayIds displays) {
        this.displays = displays;
    }

    /** Takes in one message; kinds that leave no output are ignored. */
    void accept(String type, JsonObject content) {
        switch (type) {
            case "stream" -> addStream(content);
            case "display_data" -> addDisplay(content, null);
            case "execute_result" -> addDisplay(content, content.get("execution_count"));
            case "error" -> addError(content);
            case "update_display_data" -> displays.update(displayId(content), content);
            case "clear_output" -> clear(content);
            default -> {
                // status, execute_input and comm messages leave no output
            }
        }
    }

    /** Returns the outputs so far, in the form of nbformat. */
    List<JsonObject> toList() {
        return outputs.stream().map(CellOutputs::stored).toList();
    }

    private void addStream(JsonObject content) {
        String name = text(content, "name");
        String text = text(content, "text");
        clearIfAsked();
        if (!outputs.isEmpty()) {
            JsonObject last = outputs.get(outputs.size() - 1);
            if (text(last, "output_type").equals("stream") && text(last, "name").equals(name)) {
                last.addProperty("text", text(last, "text") + text);
                return;
            }
        }
        JsonObject output = output("stream");
        output.addProperty("name", name);
        output.addProperty("text", text);
        outputs.add(output);
    }

    private void addDisplay(JsonObject content, @Nullable JsonElement executionCount) {
        JsonObject output = output(executionCount == null ? "display_data" : "execute_result");
        output.add("data", object(content, "data"));
        output.add("metadata", object(content, "metadata"));
        if (executionCount != null) {
            output.add("execution_count", executionCount);
        }
        displays.register(displayId(content), output);
        add(output);
    }

    private void addError(JsonObject content) {
        JsonObject output = output("error");
        output.addProperty("ename", text(content, "ename"));
        output.addProperty("evalue", text(content, "evalue"));
        output.add("traceback", content.get("traceback") instanceof JsonArray lines ? lines : new JsonArray());
        add(output);
    }

    private void clear(JsonObject content) {
        clearBeforeNext = true;
        boolean wait = content.has("wait") && content.get("wait").getAsBoolean();
        if (!wait) {
            clearIfAsked();
        }
    }

    private void clearIfAsked() {
        if (clearBeforeNext) {
            outputs.clear();
            clearBeforeNext = false;
        }
    }

    private void add(JsonObject output) {
        clearIfAsked();
        outputs.add(output);
    }

    private static JsonObject stored(JsonObject output) {
        JsonObject stored = output.deepCopy();
        if (output.has("text")) {
            String text = OVERWRITTEN.matcher(text(output, "text")).replaceAll("");
            stored.add("text", MultilineText.split(text));
        }
        if (output.has("data")) {
            stored.add("data", MultilineText.splitTexts(object(output, "data")));
        }
        return stored;
    }

    private static JsonObject output(String type) {
        JsonObject output = new JsonObject();
        output.addProperty("output_type", type);
        return output;
    }

    private static @Nullable String displayId(JsonObject content) {
        JsonElement id = object(content, "transient").get("display_id");
        return id == null || id.isJsonNull() ? null : id.getAsString();
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject parent, String name) {
        JsonElement element = parent.get(name);
        return element == null || element.isJsonNull() ? "" : element.getAsString();
    }
}
