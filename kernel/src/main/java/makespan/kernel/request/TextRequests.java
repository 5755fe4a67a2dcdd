package makespan.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import makespan.dsl.Completeness;
import makespan.kernel.language.Completion;
import makespan.kernel.language.Documentation;
import makespan.kernel.language.NotebookSession;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;

/** Answers questions about a text that is being written: complete, inspect, is_complete. */
public final class TextRequests {
    private final NotebookSession session;

    public TextRequests(NotebookSession session) {
        this.session = session;
    }

    /** Returns the handlers by type of request. */
    public Map<String, RequestHandler> handlers() {
        return Map.of(
                "complete_request", this::complete,
                "inspect_request", this::inspect,
                "is_complete_request", this::isComplete);
    }

    private JsonObject complete(Message request) {
        Cursor cursor = Cursor.of(request.content());
        Completion completion = session.complete(cursor.code(), cursor.chars());
        int start = cursor.codePoints(completion.start());
        int end = cursor.codePoints(completion.end());
        JsonArray matches = new JsonArray();
        JsonArray types = new JsonArray();
        for (Completion.Match match : completion.matches()) {
            matches.add(match.text());
            types.add(typed(match, start, end));
        }
        JsonObject metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        JsonObject content = Replies.ok();
        content.add("matches", matches);
        content.addProperty("cursor_start", start);
        content.addProperty("cursor_end", end);
        content.add("metadata", metadata);
        return content;
    }

    private JsonObject inspect(Message request) {
        Cursor cursor = Cursor.of(request.content());
        boolean withSource = Json.integer(request.content(), "detail_level", 0) > 0;
        Optional<Documentation> description = session.inspect(cursor.code(), cursor.chars(), withSource);
        JsonObject data = new JsonObject();
        description.ifPresent(known -> {
            data.addProperty("text/plain", known.toText());
            data.addProperty("text/html", known.toHtml());
        });
        JsonObject content = Replies.ok();
        content.addProperty("found", description.isPresent());
        content.add("data", data);
        content.add("metadata", new JsonObject());
        return content;
    }

    private JsonObject isComplete(Message request) {
        Completeness completeness = session.completeness(Json.string(request.content(), "code", ""));
        JsonObject content = Replies.status(completeness.status().name().toLowerCase(Locale.ROOT));
        content.addProperty("indent", completeness.indent());
        return content;
    }

    private static JsonObject typed(Completion.Match match, int start, int end) {
        JsonObject typed = new JsonObject();
        typed.addProperty("text", match.text());
        typed.addProperty("type", match.kind());
        if (!match.signature().isEmpty()) {
            typed.addProperty("signature", match.signature());
        }
        typed.addProperty("start", start);
        typed.addProperty("end", end);
        return typed;
    }

    /**
     * A place in a text. Jupyter counts Unicode code points, Java counts chars.
     *
     * @param chars number of chars before the place
     */
    private record Cursor(String code, int chars) {
        static Cursor of(JsonObject content) {
            String code = Json.string(content, "code", "");
            int length = code.codePointCount(0, code.length());
            int asked = Json.integer(content, "cursor_pos", length);
            return new Cursor(code, code.offsetByCodePoints(0, Math.max(0, Math.min(asked, length))));
        }

        int codePoints(int atChars) {
            return code.codePointCount(0, atChars);
        }
    }
}
