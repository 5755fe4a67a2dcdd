package makespan.kernel.protocol;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages to and from the frames of a ZeroMQ multipart message. Safe for use by several threads. */
public final class WireFormat {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED_PARTS = 4;

    private final Signer signer;

    public WireFormat(Signer signer) {
        this.signer = signer;
    }

    /** Returns the frames: identities, delimiter, signature, header, parent, metadata, content, buffers. */
    public List<byte[]> encode(Message message) {
        List<byte[]> signed = List.of(
                Json.toBytes(message.header().json()),
                Json.toBytes(message.parent()),
                Json.toBytes(message.metadata()),
                Json.toBytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(signed));
        frames.addAll(signed);
        frames.addAll(message.buffers());
        return frames;
    }

    /**
     * Returns the message that the frames hold.
     *
     * @throws ProtocolException if the delimiter or a part is missing, the signature is wrong, or a part is not JSON
     */
    public Message decode(List<byte[]> frames) throws ProtocolException {
        int delimiter = indexOfDelimiter(frames);
        int signature = delimiter + 1;
        int buffers = signature + 1 + SIGNED_PARTS;
        if (frames.size() < buffers) {
            throw new ProtocolException("a message has a signature and " + SIGNED_PARTS
                    + " parts, but this one ends after " + (frames.size() - signature) + " frames");
        }
        List<byte[]> signed = frames.subList(signature + 1, buffers);
        if (!signer.accepts(frames.get(signature), signed)) {
            throw new ProtocolException("wrong signature");
        }
        return new Message(
                frames.subList(0, delimiter),
                header(Json.parseObject(signed.get(0))),
                Json.parseObject(signed.get(1)),
                Json.parseObject(signed.get(2)),
                Json.parseObject(signed.get(3)),
                frames.subList(buffers, frames.size()));
    }

    private static MessageHeader header(JsonObject json) throws ProtocolException {
        try {
            return new MessageHeader(json);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(String.valueOf(e.getMessage()), e);
        }
    }

    private static int indexOfDelimiter(List<byte[]> frames) throws ProtocolException {
        for (int i = 0; i < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i;
            }
        }
        throw new ProtocolException("no <IDS|MSG> among " + frames.size() + " frames");
    }
}
