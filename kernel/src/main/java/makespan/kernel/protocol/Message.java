package makespan.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * One Jupyter message.
 *
 * @param identities the routing frames before the delimiter: the peer of a router socket, the topic on iopub
 * @param header who sent what, when
 * @param parent the header of the message that this one answers, or an empty object
 * @param metadata anything about the message that is not its content
 * @param content the members that the message's type calls for
 * @param buffers raw bytes that belong to the content
 */
public record Message(
        List<byte[]> identities,
        MessageHeader header,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {

    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /** Returns a message that answers nothing, without identities or buffers. */
    public static Message of(String type, String session, JsonObject content) {
        return answering(new JsonObject(), type, session, content);
    }

    /** Returns a message with the given parent header, without identities or buffers. */
    public static Message answering(JsonObject parent, String type, String session, JsonObject content) {
        return new Message(List.of(), MessageHeader.of(type, session), parent, new JsonObject(), content, List.of());
    }

    /** Returns the answer to this message, addressed to its sender. */
    public Message reply(String type, String session, JsonObject content) {
        return answering(header.json(), type, session, content).withIdentities(identities);
    }

    public Message withIdentities(List<byte[]> newIdentities) {
        return new Message(newIdentities, header, parent, metadata, content, buffers);
    }

    public Message withMetadata(JsonObject newMetadata) {
        return new Message(identities, header, parent, newMetadata, content, buffers);
    }

    public Message withBuffers(List<byte[]> newBuffers) {
        return new Message(identities, header, parent, metadata, content, newBuffers);
    }

    /** Returns the header's type. */
    public String type() {
        return header.type();
    }

    /** Returns the id of the message that this one answers, or an empty string. */
    public String parentId() {
        return Json.string(parent, "msg_id", "");
    }
}
