package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import makespan.kernel.history.HistoryFolder;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.Message;
import makespan.kernel.protocol.Sockets;
import makespan.kernel.protocol.WireFormat;
import makespan.kernel.wire.KernelLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Broken and hostile messages over every socket cost a line in the log each, and nothing else. */
class HostileMessagesTest {
    private static final int MESSAGES = 10_000;
    private static final List<Channel> CHANNELS = List.of(Channel.values());

    /** Requests of every type but the one that ends the kernel. */
    private static final List<String> REQUESTS = List.of(
            "kernel_info_request {}",
            "execute_request {\"code\": \"(1..3).sum()\", \"silent\": false, \"user_expressions\": {\"u\": \"2\"}}",
            "execute_request {\"code\": \"def t = task { 1 }\", \"store_history\": false, \"allow_stdin\": true}",
            "complete_request {\"code\": \"'a😀'.toUpp\", \"cursor_pos\": 11}",
            "inspect_request {\"code\": \"task\", \"cursor_pos\": 3, \"detail_level\": 1}",
            "is_complete_request {\"code\": \"def f() {\"}",
            "history_request {\"hist_access_type\": \"search\", \"pattern\": \"*su?*\", \"n\": 3, \"output\": true}",
            "history_request {\"hist_access_type\": \"range\", \"session\": -2, \"start\": 1, \"stop\": 9}",
            "comm_open {\"comm_id\": \"c\", \"target_name\": \"jupyter.widget.control\", \"data\": {}}",
            "comm_msg {\"comm_id\": \"c\", \"data\": {\"method\": \"request_states\"}}",
            "comm_close {\"comm_id\": \"c\", \"data\": {}}",
            "comm_info_request {\"target_name\": \"jupyter.widget\"}",
            "create_subshell_request {}",
            "delete_subshell_request {\"subshell_id\": \"x\"}",
            "list_subshell_request {}",
            "debug_request {\"type\": \"request\", \"seq\": 1, \"command\": \"inspectVariables\", \"arguments\": {}}",
            "interrupt_request {}",
            "input_reply {\"value\": \"abc\"}");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Kernel kernel;

    @BeforeEach
    void startKernel() throws IOException {
        KernelLog log = new KernelLog(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        kernel = Kernel.start(ConnectionFile.onLoopback("makespan"), HistoryFolder.none(), log);
    }

    @AfterEach
    void closeKernel() {
        kernel.close();
    }

    @Test
    void tenThousandOfThemLeaveTheKernelWell() throws IOException {
        WireFormat wire = kernel.connection().wireFormat();
        try (Sockets sockets = new Sockets()) {
            List<ZMQ.Socket> open = new ArrayList<>();
            for (Channel channel : CHANNELS) {
                ZMQ.Socket socket = sockets.open(channel == Channel.IOPUB ? SocketType.XSUB : SocketType.DEALER);
                socket.connect(kernel.connection().address(channel));
                open.add(socket);
            }
            for (int i = 0; i < MESSAGES; i++) {
                send(pick(open), hostile(wire));
            }
        }

        assertWell();
    }

    @Test
    void strangersWhoSpeakNoZeroMqLeaveTheKernelWell() throws IOException {
        for (int i = 0; i < 50; i++) {
            for (Channel channel : CHANNELS) {
                try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), kernel.connection().port(channel))) {
                    socket.getOutputStream().write(bytes(random.nextInt(1, 200)));
                }
            }
        }

        assertWell();
    }

    /** Reads what the kernel answers, so that it never has to wait for this peer. */
    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        do {
            while (Sockets.poll(socket) != null) {
                // until nothing more has arrived
            }
        } while (!Sockets.send(socket, frames));
    }

    private void assertWell() throws IOException {
        try (TestClient client = new TestClient(kernel.connection())) {
            // Answered after all that came before, of which a failing cell may give up what is queued.
            client.ask(Channel.SHELL, "kernel_info_request", "{}");
            assertEquals("2", client.execute("1 + 1").result(), () -> "seed " + seed);
            assertEquals(
                    "kernel_info_reply",
                    client.ask(Channel.CONTROL, "kernel_info_request", "{}").type());
            client.sendRaw(Channel.HEARTBEAT, List.of(new byte[0], new byte[] {7}));
            assertTrue(client.socket(Channel.HEARTBEAT).recv() != null, () -> "seed " + seed);
        }
    }

    /** Half of them are well signed, so that the parts behind the signature meet them too. */
    private List<byte[]> hostile(WireFormat wire) {
        if (random.nextInt(10) == 0) {
            return random.ints(random.nextInt(1, 9), 0, 60)
                    .mapToObj(this::bytes)
                    .toList();
        }
        String[] request = pick(REQUESTS).split(" ", 2);
        JsonObject content = JsonParser.parseString(request[1]).getAsJsonObject();
        if (random.nextBoolean()) {
            twist(content);
        }
        Message message = Message.of(request[0], "attacker", content);
        JsonObject header = message.header().json();
        if (random.nextInt(4) == 0) {
            header.add(random.nextBoolean() ? "subshell_id" : "session", anything(0));
        }
        if (random.nextInt(4) == 0) {
            message.metadata().add("cellId", anything(0));
        }
        List<byte[]> frames = new ArrayList<>(wire.encode(message));
        return random.nextBoolean() ? frames : damaged(frames);
    }

    /** Gives a member another value, of any type, or takes it away. */
    private void twist(JsonObject content) {
        List<String> names = new ArrayList<>(content.keySet());
        String name = names.isEmpty() ? "code" : pick(names);
        if (random.nextInt(4) == 0) {
            content.remove(name);
        } else {
            content.add(name, anything(0));
        }
    }

    private JsonElement anything(int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonPrimitive(random.nextBoolean());
            case 2 -> new JsonPrimitive(pick(List.of(-1, 0, Integer.MAX_VALUE, 1e300, -0.5, Long.MIN_VALUE)));
            case 3 -> new JsonPrimitive(new String(bytes(random.nextInt(30)), StandardCharsets.UTF_8));
            case 4 -> new JsonPrimitive("é😀\ud800".repeat(random.nextInt(200)));
            case 5 -> {
                JsonArray array = new JsonArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(anything(depth + 1));
                }
                yield array;
            }
            default -> {
                JsonObject object = new JsonObject();
                object.add("data", anything(depth + 1));
                object.add("code", anything(depth + 1));
                yield object;
            }
        };
    }

    /** Changes, drops, doubles or cuts a frame, or swaps two. */
    private List<byte[]> damaged(List<byte[]> frames) {
        int at = random.nextInt(frames.size());
        byte[] frame = frames.get(at).clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                if (frame.length > 0) {
                    frame[random.nextInt(frame.length)] = (byte) random.nextInt();
                }
                frames.set(at, frame);
            }
            case 1 -> frames.remove(at);
            case 2 -> frames.add(at, frame);
            case 3 -> frames.set(at, Arrays.copyOf(frame, random.nextInt(frame.length + 1)));
            default -> frames.set(at, frames.set(random.nextInt(frames.size()), frame));
        }
        return frames;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
