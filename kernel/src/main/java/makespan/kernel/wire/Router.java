package makespan.kernel.wire;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.Message;
import makespan.kernel.protocol.ProtocolException;
import makespan.kernel.protocol.Sockets;
import makespan.kernel.protocol.WireFormat;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Owns the kernel's sockets. {@link #send} may be called by any thread, interrupted or
 * not: it touches no socket.
 */
public final class Router implements AutoCloseable {
    /*
     * A ZeroMQ socket belongs to one thread, and in JeroMQ a thread whose interrupt flag is set cannot send. So one
     * thread does all the input and output. It sleeps in a selector on which every socket's signal channel is
     * registered; a sender adds to the queue, then wakes the selector. Selector.wakeup is remembered if the thread is
     * not asleep, and the queue and the sockets are looked at after every wake-up until all are empty, so nothing
     * waits for the next signal. A socket's signal is consumed only when a receive on it found nothing more.
     */
    private record Outgoing(Channel channel, List<byte[]> frames) {}

    private static final List<Channel> CHANNELS =
            List.of(Channel.HEARTBEAT, Channel.CONTROL, Channel.SHELL, Channel.STDIN, Channel.IOPUB);

    private final Sockets sockets = new Sockets();
    private final Map<Channel, ZMQ.Socket> open = new EnumMap<>(Channel.class);
    private final Queue<Outgoing> outbox = new ConcurrentLinkedQueue<>();
    private final Selector selector;
    private final WireFormat wire;
    private final String session;
    private final Receiver receiver;
    private final KernelLog log;
    private final ConnectionFile connection;
    private final Thread thread;
    private volatile boolean closing;

    /** Takes each message that arrives. */
    @FunctionalInterface
    public interface Receiver {
        /** Called on the router's thread: it must not block. */
        void received(Channel channel, Message message);
    }

    private Router(ConnectionFile asked, String session, Receiver receiver, KernelLog log) throws IOException {
        this.wire = asked.wireFormat();
        this.session = session;
        this.receiver = receiver;
        this.log = log;
        this.selector = Selector.open();
        Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
        for (Channel channel : CHANNELS) {
            ports.put(channel, bind(asked, channel));
        }
        this.connection = asked.withPorts(ports);
        this.thread = new Thread(this::loop, "makespan-router");
        this.thread.setDaemon(true);
    }

    /**
     * Binds the sockets of the connection file and returns the router, which does not receive before {@link #start}.
     *
     * @param session the session that this kernel's own headers name
     * @throws IOException if a port is taken or the signature scheme is unknown
     */
    public static Router bind(ConnectionFile connection, String session, Receiver receiver, KernelLog log)
            throws IOException {
        return new Router(connection, session, receiver, log);
    }

    /** Starts receiving. */
    public void start() {
        thread.start();
    }

    /** Returns the connection with the ports that are really bound. */
    public ConnectionFile connection() {
        return connection;
    }

    /** Returns the session that this kernel's own headers name. */
    public String session() {
        return session;
    }

    /**
     * Sends a message soon, after all that this thread sent before.
     *
     * @throws IllegalArgumentException if the message holds a number that JSON does not have
     */
    public void send(Channel channel, Message message) {
        outbox.add(new Outgoing(channel, wire.encode(message)));
        selector.wakeup();
    }

    /** Sends what is queued, as far as the peers take it within a moment, and closes the sockets. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sockets.close();
    }

    private int bind(ConnectionFile asked, Channel channel) throws IOException {
        ZMQ.Socket socket = sockets.open(channel == Channel.IOPUB ? SocketType.XPUB : SocketType.ROUTER);
        if (channel == Channel.IOPUB) {
            socket.setXpubVerbose(true);
        } else {
            socket.setRouterHandover(true);
        }
        int port = bind(socket, asked.address(channel));
        socket.getFD().register(selector, SelectionKey.OP_READ);
        open.put(channel, socket);
        return port;
    }

    private int bind(ZMQ.Socket socket, String address) throws IOException {
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            sockets.close();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
        String bound = socket.getLastEndpoint();
        return Integer.parseInt(bound.substring(bound.lastIndexOf(':') + 1));
    }

    private void loop() {
        try {
            while (!closing) {
                while (sendAll() || receiveAll()) {
                    // until nothing moves
                }
                if (!closing) {
                    selector.select();
                    selector.selectedKeys().clear();
                }
            }
            sendAll();
        } catch (IOException e) {
            log.warn("the sockets are lost", e);
        } finally {
            closeSelector();
        }
    }

    private boolean sendAll() {
        boolean moved = false;
        for (Outgoing next = outbox.poll(); next != null; next = outbox.poll()) {
            moved = true;
            try {
                Sockets.send(socket(next.channel()), next.frames());
            } catch (ZMQException e) {
                log.warn("could not send on " + next.channel(), e);
            }
        }
        return moved;
    }

    private boolean receiveAll() {
        boolean moved = false;
        for (Channel channel : CHANNELS) {
            moved |= receiveAll(channel);
        }
        return moved;
    }

    private boolean receiveAll(Channel channel) {
        boolean moved = false;
        List<byte[]> frames;
        while ((frames = poll(channel)) != null) {
            moved = true;
            try {
                received(channel, frames);
            } catch (ProtocolException e) {
                log.warn("dropped a message on " + channel + ": " + e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                log.warn("dropped a message on " + channel, e);
            }
        }
        return moved;
    }

    private @Nullable List<byte[]> poll(Channel channel) {
        try {
            return Sockets.poll(socket(channel));
        } catch (ZMQException e) {
            log.warn("could not receive on " + channel, e);
            return null;
        }
    }

    private void received(Channel channel, List<byte[]> frames) throws ProtocolException {
        if (channel == Channel.IOPUB) {
            subscribed(frames.get(0));
        } else if (channel == Channel.HEARTBEAT) {
            Sockets.send(socket(channel), frames); // an echo tells a live kernel from a dead one
        } else {
            receiver.received(channel, wire.decode(frames));
        }
    }

    /** A new subscriber is welcomed, so that it knows that it will miss nothing from now on. */
    private void subscribed(byte[] event) {
        if (event.length == 0 || event[0] != 1) {
            return;
        }
        byte[] topic = Arrays.copyOfRange(event, 1, event.length);
        JsonObject content = new JsonObject();
        content.addProperty("subscription", new String(topic, StandardCharsets.UTF_8));
        send(Channel.IOPUB, Message.of("iopub_welcome", session, content).withIdentities(List.of(topic)));
    }

    private ZMQ.Socket socket(Channel channel) {
        ZMQ.Socket socket = open.get(channel);
        if (socket == null) {
            throw new IllegalArgumentException("no socket for " + channel);
        }
        return socket;
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("could not close the selector", e);
        }
    }
}
