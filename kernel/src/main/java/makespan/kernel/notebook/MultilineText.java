package makespan.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Text as nbformat stores it: one string, or a list of lines that keep their line ends, which diff better. */
final class MultilineText {
    private MultilineText() {}

    static boolean isText(JsonElement element) {
        if (element instanceof JsonArray lines) {
            return lines.asList().stream().allMatch(JsonElement::isJsonPrimitive);
        }
        return element.isJsonPrimitive();
    }

    static String join(JsonElement element) {
        if (element instanceof JsonArray lines) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line.getAsString()));
            return text.toString();
        }
        return element.isJsonPrimitive() ? element.getAsString() : element.toString();
    }

    static JsonArray split(String text) {
        JsonArray lines = new JsonArray();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }

    /** Returns a MIME bundle with its texts split into lines; other content stays as it is. */
    static JsonObject splitTexts(JsonObject bundle) {
        JsonObject split = new JsonObject();
        bundle.asMap()
                .forEach((type, content) ->
                        split.add(type, isSplit(type, content) ? split(content.getAsString()) : content));
        return split;
    }

    private static boolean isSplit(String type, JsonElement content) {
        boolean textual =
                type.startsWith("text/") || type.equals("image/svg+xml") || type.equals("application/javascript");
        return textual
                && content.isJsonPrimitive()
                && content.getAsJsonPrimitive().isString();
    }
}
