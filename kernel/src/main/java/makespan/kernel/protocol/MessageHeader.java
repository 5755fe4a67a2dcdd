package makespan.kernel.protocol;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * A message's header, kept as it was sent so that a reply's parent header is exactly the request's header.
 *
 * @param json the header's members; {@code msg_id} and {@code msg_type} are strings and not empty
 */
public record MessageHeader(JsonObject json) {
    /** The protocol version that this package speaks. */
    public static final String PROTOCOL_VERSION = "5.5";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    public MessageHeader {
        if (Json.string(json, "msg_id", "").isEmpty()
                || Json.string(json, "msg_type", "").isEmpty()) {
            throw new IllegalArgumentException("a header needs the strings 'msg_id' and 'msg_type'");
        }
    }

    /** Returns a fresh header: a new id, the time now in UTC, and the user of this process. */
    public static MessageHeader of(String type, String session) {
        JsonObject json = new JsonObject();
        json.addProperty("msg_id", UUID.randomUUID().toString());
        json.addProperty("session", session);
        json.addProperty("username", System.getProperty("user.name", "kernel"));
        json.addProperty("date", DATE.format(Instant.now()));
        json.addProperty("msg_type", type);
        json.addProperty("version", PROTOCOL_VERSION);
        return new MessageHeader(json);
    }

    /** Returns the message's id. */
    public String id() {
        return Json.string(json, "msg_id", "");
    }

    /** Returns the message's type, such as {@code execute_request}. */
    public String type() {
        return Json.string(json, "msg_type", "");
    }

    /** Returns the sender's session, or an empty string if the header names none. */
    public String session() {
        return Json.string(json, "session", "");
    }

    /** Returns the id of the subshell that is to serve the message, or an empty string for the main shell. */
    public String subshellId() {
        return Json.string(json, "subshell_id", "");
    }
}
