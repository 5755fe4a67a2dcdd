package makespan.kernel.display;

import com.google.gson.JsonObject;
import java.util.Base64;

/**
 * One value in several forms, of which a front end shows the richest that it can.
 *
 * @param data content by MIME type: text, or base64 for pictures
 * @param metadata such as a picture's size, by MIME type
 */
public record MimeBundle(JsonObject data, JsonObject metadata) {
    static MimeBundle empty() {
        return new MimeBundle(new JsonObject(), new JsonObject());
    }

    static MimeBundle ofText(String text) {
        return empty().with("text/plain", text);
    }

    MimeBundle with(String mimeType, String content) {
        data.addProperty(mimeType, content);
        return this;
    }

    MimeBundle with(String mimeType, JsonObject content) {
        data.add(mimeType, content);
        return this;
    }

    MimeBundle withPng(byte[] png) {
        return with("image/png", Base64.getEncoder().encodeToString(png));
    }

    /** Returns the plain text, or an empty string if there is none. */
    public String text() {
        return data.has("text/plain") ? data.get("text/plain").getAsString() : "";
    }

    /** Returns the content of a {@code display_data} message, with a display id if it is not empty. */
    public JsonObject toDisplayData(String displayId) {
        JsonObject content = new JsonObject();
        content.add("data", data);
        content.add("metadata", metadata);
        JsonObject transients = new JsonObject();
        if (!displayId.isEmpty()) {
            transients.addProperty("display_id", displayId);
        }
        content.add("transient", transients);
        return content;
    }
}
