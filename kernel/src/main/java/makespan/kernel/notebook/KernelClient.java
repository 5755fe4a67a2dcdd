package makespan.kernel.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.protocol.ProtocolException;
import makespan.kernel.protocol.Sockets;
import makespan.kernel.protocol.WireFormat;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The client's end of the Jupyter protocol for a kernel that runs as a process.
 *
 * <p>One thread uses it; {@link #interrupt()} alone may be called from any.
 */
public final class KernelClient implements AutoCloseable {
    /** How often a wait looks for a dead kernel and an asked interrupt. */
    private static final int SLICE_MILLIS = 50;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration OBEY_LIMIT = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(2);

    private final KernelProcess process;
    private final Sockets sockets = new Sockets();
    private final WireFormat format;
    private final String session = UUID.randomUUID().toString();
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private final ZMQ.Poller poller;
    private volatile boolean interruptAsked;

    /**
     * Connects to the kernel of a process.
     *
     * @throws KernelDiedException if the process ends before it listens
     */
    public KernelClient(KernelProcess process) throws IOException, InterruptedException {
        ConnectionFile connection = process.awaitConnection();
        this.process = process;
        this.format = connection.wireFormat();
        this.shell = sockets.open(SocketType.DEALER);
        this.control = sockets.open(SocketType.DEALER);
        this.iopub = sockets.open(SocketType.SUB);
        iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
        iopub.setHWM(0);
        byte[] identity = session.getBytes(StandardCharsets.US_ASCII);
        shell.setIdentity(identity);
        control.setIdentity(identity);
        shell.connect(connection.address(Channel.SHELL));
        control.connect(connection.address(Channel.CONTROL));
        iopub.connect(connection.address(Channel.IOPUB));
        this.poller = sockets.poller(3);
        poller.register(shell, ZMQ.Poller.POLLIN);
        poller.register(control, ZMQ.Poller.POLLIN);
        poller.register(iopub, ZMQ.Poller.POLLIN);
    }

    /**
     * Returns the content of the kernel's answer to {@code kernel_info_request}, once the kernel answers and what it
     * publishes arrives: a subscription takes effect late, so the request is repeated.
     *
     * @throws KernelDiedException if it ends before, or does not answer for a minute
     */
    public JsonObject awaitReady() throws IOException {
        long deadline = deadline(ANSWER_LIMIT);
        JsonObject info = null;
        boolean subscribed = false;
        while (System.nanoTime() < deadline) {
            send(shell, "kernel_info_request", new JsonObject());
            long retry = deadline(RETRY);
            while (System.nanoTime() < retry) {
                Message published = receive(iopub);
                subscribed |= published != null;
                Message reply = receive(shell);
                if (reply != null && reply.type().equals("kernel_info_reply")) {
                    info = reply.content();
                }
                if (info != null && subscribed) {
                    return info;
                }
                waitForMessage();
            }
        }
        throw new KernelDiedException("the kernel did not answer within " + ANSWER_LIMIT.toSeconds() + " s");
    }

    /**
     * Executes code and returns the content of the reply, once the reply and everything published for it has come.
     *
     * @param started gets the id of the request, the parent of what is published for it
     * @param publications gets every message published meanwhile, also those that belong to earlier executions
     * @param limit zero for none
     * @throws KernelDiedException if the kernel ends meanwhile
     * @throws KernelTimeoutException if it takes longer than the limit; the kernel has been interrupted then
     */
    public JsonObject execute(String code, Consumer<String> started, Consumer<Message> publications, Duration limit)
            throws IOException {
        String id = send(shell, "execute_request", executeRequest(code));
        started.accept(id);
        Execution execution = new Execution(id, publications);
        long begin = System.nanoTime();
        boolean late = false;
        while (!execution.isOver()) {
            if (execution.takeMessage()) {
                continue;
            }
            long elapsed = System.nanoTime() - begin;
            if (!limit.isZero() && !late && elapsed > limit.toNanos()) {
                late = true;
                interrupt();
            }
            if (late && elapsed > limit.plus(OBEY_LIMIT).toNanos()) {
                break;
            }
            waitForMessage();
        }
        if (late) {
            throw new KernelTimeoutException(limit);
        }
        return execution.reply();
    }

    /**
     * Returns the content of the kernel's answer to a request other than to execute.
     *
     * @param type such as {@code complete_request}
     * @throws KernelDiedException if the kernel ends meanwhile, or does not answer within the limit
     */
    JsonObject ask(String type, JsonObject content, Duration limit) throws IOException {
        String id = send(shell, type, content);
        long deadline = deadline(limit);
        while (System.nanoTime() < deadline) {
            Message reply = receive(shell);
            if (reply != null && reply.parentId().equals(id)) {
                return reply.content();
            }
            if (receive(iopub) == null && reply == null) {
                waitForMessage();
            }
        }
        throw new KernelDiedException("the kernel did not answer " + type + " within " + limit.toSeconds() + " s");
    }

    private static JsonObject executeRequest(String code) {
        JsonObject request = new JsonObject();
        request.addProperty("code", code);
        request.addProperty("silent", false);
        request.addProperty("store_history", true);
        request.add("user_expressions", new JsonObject());
        request.addProperty("allow_stdin", false);
        request.addProperty("stop_on_error", true);
        return request;
    }

    /** Asks the kernel to interrupt what it executes; returns at once. */
    public void interrupt() {
        interruptAsked = true;
    }

    /** Asks the kernel to end, and waits for its answer for at most two seconds. */
    public void shutdown() throws IOException {
        JsonObject request = new JsonObject();
        request.addProperty("restart", false);
        String id = send(control, "shutdown_request", request);
        long deadline = deadline(SHUTDOWN_LIMIT);
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            Message reply = receive(control);
            if (reply != null && reply.parentId().equals(id)) {
                return;
            }
            poller.poll(SLICE_MILLIS);
        }
    }

    @Override
    public void close() {
        poller.close();
        sockets.close();
    }

    private void waitForMessage() throws IOException {
        if (interruptAsked) {
            interruptAsked = false;
            send(control, "interrupt_request", new JsonObject());
        }
        if (poller.poll(SLICE_MILLIS) == 0 && !process.isAlive()) {
            throw process.died();
        }
        receive(control);
    }

    private String send(ZMQ.Socket socket, String type, JsonObject content) throws IOException {
        Message message = Message.of(type, session, content);
        try {
            Sockets.send(socket, format.encode(message));
        } catch (ZMQException e) {
            throw new IOException("cannot send to the kernel: " + e.getMessage(), e);
        }
        return message.header().id();
    }

    private @Nullable Message receive(ZMQ.Socket socket) throws ProtocolException {
        List<byte[]> frames = Sockets.poll(socket);
        return frames == null ? null : format.decode(frames);
    }

    private static long deadline(Duration limit) {
        return System.nanoTime() + limit.toNanos();
    }

    /** What has come so far of one execution: it is over when both the reply and the idle status are there. */
    private final class Execution {
        private final String id;
        private final Consumer<Message> publications;
        private @Nullable JsonObject content;
        private boolean idle;

        Execution(String id, Consumer<Message> publications) {
            this.id = id;
            this.publications = publications;
        }

        boolean isOver() {
            return content != null && idle;
        }

        JsonObject reply() {
            return content == null ? new JsonObject() : content;
        }

        /** Takes in one message if one has arrived. */
        boolean takeMessage() throws ProtocolException {
            Message published = receive(iopub);
            if (published != null) {
                idle |= published.type().equals("status")
                        && published.parentId().equals(id)
                        && Json.string(published.content(), "execution_state", "")
                                .equals("idle");
                publications.accept(published);
                return true;
            }
            Message reply = receive(shell);
            if (reply != null && reply.parentId().equals(id)) {
                content = reply.content();
            }
            return reply != null;
        }
    }
}
