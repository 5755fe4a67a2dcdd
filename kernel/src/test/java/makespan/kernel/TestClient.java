package makespan.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.protocol.Sockets;
import makespan.kernel.protocol.WireFormat;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** A front end, as far as tests need one. Used by one thread. */
final class TestClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    /** What came of one cell: its reply, and what was published for it, the idle status last. */
    record Outcome(Message reply, List<Message> published) {
        JsonObject content() {
            return reply.content();
        }

        String status() {
            return Json.string(content(), "status", "");
        }

        List<String> types() {
            return published.stream().map(Message::type).toList();
        }

        /** Returns the text that one stream got. */
        String text(String stream) {
            StringBuilder text = new StringBuilder();
            for (Message message : only("stream")) {
                if (Json.string(message.content(), "name", "").equals(stream)) {
                    text.append(Json.string(message.content(), "text", ""));
                }
            }
            return text.toString();
        }

        List<Message> only(String type) {
            return published.stream().filter(m -> m.type().equals(type)).toList();
        }

        /** Returns the text of the cell's value. */
        String result() {
            return Json.string(Json.object(only("execute_result").get(0).content(), "data"), "text/plain", "");
        }
    }

    private final Sockets sockets = new Sockets();
    private final Map<Channel, ZMQ.Socket> open = new EnumMap<>(Channel.class);
    private final List<Message> published = new ArrayList<>();
    private final List<Message> earlyReplies = new ArrayList<>();
    private final WireFormat wire;
    private final String session = UUID.randomUUID().toString();

    /** Connects and waits until nothing that the kernel publishes can be missed. */
    TestClient(ConnectionFile connection) throws IOException {
        wire = connection.wireFormat();
        byte[] identity = session.getBytes(StandardCharsets.US_ASCII);
        for (Channel channel : Channel.values()) {
            ZMQ.Socket socket = sockets.open(channel == Channel.IOPUB ? SocketType.SUB : SocketType.DEALER);
            socket.setReceiveTimeOut(TIMEOUT_MILLIS);
            socket.setIdentity(identity);
            if (channel == Channel.IOPUB) {
                socket.subscribe("");
            }
            socket.connect(connection.address(channel));
            open.put(channel, socket);
        }
        publishedUntil(message -> message.type().equals("iopub_welcome"));
    }

    Message ask(Channel channel, String type, String content) throws IOException {
        return reply(channel, send(channel, type, content));
    }

    /** Sends a request and returns its id. */
    String send(Channel channel, String type, String content) {
        return send(channel, type, content, "");
    }

    private String send(Channel channel, String type, String content, String subshell) {
        Message request =
                Message.of(type, session, JsonParser.parseString(content).getAsJsonObject());
        if (!subshell.isEmpty()) {
            request.header().json().addProperty("subshell_id", subshell);
        }
        sendRaw(channel, wire.encode(request));
        return request.header().id();
    }

    void sendRaw(Channel channel, List<byte[]> frames) {
        if (!Sockets.send(socket(channel), frames)) {
            throw new AssertionError("could not send on " + channel);
        }
    }

    /** Returns the reply to a request; others that come before it are kept for who asks for them later. */
    Message reply(Channel channel, String id) throws IOException {
        Message early = early(id);
        if (early != null) {
            return early;
        }
        while (true) {
            Message message = receive(channel);
            if (message.parentId().equals(id)) {
                return message;
            }
            earlyReplies.add(message);
        }
    }

    private @Nullable Message early(String id) {
        for (Message message : earlyReplies) {
            if (message.parentId().equals(id)) {
                earlyReplies.remove(message);
                return message;
            }
        }
        return null;
    }

    /** Returns the next message on a channel. */
    Message receive(Channel channel) throws IOException {
        List<byte[]> frames = Sockets.receive(socket(channel));
        if (frames == null) {
            throw new AssertionError("nothing on " + channel + " for " + TIMEOUT_MILLIS + " ms");
        }
        return wire.decode(frames);
    }

    Outcome execute(String code) throws IOException {
        return execute(code, "{}");
    }

    /** Executes a cell with the given members in its request, besides the code. */
    Outcome execute(String code, String options) throws IOException {
        return outcome(start(code, options));
    }

    /** Lets the kernel make a subshell and returns its id. */
    String createSubshell() throws IOException {
        String id = Json.string(
                ask(Channel.CONTROL, "create_subshell_request", "{}").content(), "subshell_id", "");
        if (id.isEmpty()) {
            throw new AssertionError("no subshell was made");
        }
        return id;
    }

    /** Executes a cell on a subshell. */
    Outcome execute(String code, String options, String subshell) throws IOException {
        return outcome(start(code, options, subshell));
    }

    /** Sends a cell and returns the request's id. */
    String start(String code, String options) {
        return start(code, options, "");
    }

    /** Sends a cell for a subshell and returns the request's id. */
    String start(String code, String options, String subshell) {
        JsonObject content = JsonParser.parseString(options).getAsJsonObject();
        content.addProperty("code", code);
        return send(Channel.SHELL, "execute_request", content.toString(), subshell);
    }

    Outcome outcome(String id) throws IOException {
        Message reply = reply(Channel.SHELL, id);
        Predicate<Message> last =
                message -> isIdle(message) && message.parentId().equals(id);
        if (published.stream().noneMatch(last)) {
            publishedUntil(last);
        }
        return new Outcome(
                reply,
                published.stream()
                        .filter(message -> message.parentId().equals(id))
                        .toList());
    }

    /** Reads what is published up to a message that fits, and returns that message. */
    Message publishedUntil(Predicate<Message> last) throws IOException {
        while (true) {
            Message message = receive(Channel.IOPUB);
            published.add(message);
            if (last.test(message)) {
                return message;
            }
        }
    }

    /** Returns the messages that fit among those read so far. */
    List<Message> published(Predicate<Message> wanted) {
        return published.stream().filter(wanted).toList();
    }

    static boolean isIdle(Message message) {
        return message.type().equals("status")
                && Json.string(message.content(), "execution_state", "").equals("idle");
    }

    static boolean isBusy(Message message) {
        return message.type().equals("status")
                && Json.string(message.content(), "execution_state", "").equals("busy");
    }

    ZMQ.Socket socket(Channel channel) {
        ZMQ.Socket socket = open.get(channel);
        if (socket == null) {
            throw new IllegalArgumentException("no socket for " + channel);
        }
        return socket;
    }

    @Override
    public void close() {
        sockets.close();
    }
}
