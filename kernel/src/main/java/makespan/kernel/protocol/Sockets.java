package makespan.kernel.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import zmq.Msg;

/**
 * A ZeroMQ context whose sockets survive hostile peers. Closing it closes its sockets and wakes the threads that wait
 * on them with a {@link org.zeromq.ZMQException}. A socket belongs to one thread at a time.
 */
public final class Sockets implements AutoCloseable {
    /** A longer frame closes the connection that sends it. */
    static final long MAX_FRAME_BYTES = 64L << 20;

    /** At most this many messages wait for a peer that does not read. */
    private static final int HIGH_WATER_MARK = 10_000;

    private static final int LINGER_MILLIS = 300;

    static {
        Selectors.useThoseOfTheJdk();
    }

    private final ZContext context = new ZContext(1);

    /** Returns an unbound socket of the given type. */
    public ZMQ.Socket open(SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setMaxMsgSize(MAX_FRAME_BYTES);
        // JeroMQ 0.6.0 takes a frame of 2^64 - 1 bytes for one of -1 and spins for ever: zeromq/jeromq#1005.
        socket.setMsgAllocator(bytes -> new Msg(Math.max(0, bytes)));
        socket.setHWM(HIGH_WATER_MARK);
        socket.setLinger(LINGER_MILLIS);
        return socket;
    }

    /** Returns a poller for up to that many sockets; it belongs to one thread, like them. */
    public ZMQ.Poller poller(int size) {
        return context.createPoller(size);
    }

    /** Returns the frames of the next message, waiting for it as long as the socket's receive timeout; null if none. */
    public static @Nullable List<byte[]> receive(ZMQ.Socket socket) {
        return receive(socket, 0);
    }

    /** Returns the frames of the next message, or null if none has arrived. */
    public static @Nullable List<byte[]> poll(ZMQ.Socket socket) {
        return receive(socket, ZMQ.DONTWAIT);
    }

    private static @Nullable List<byte[]> receive(ZMQ.Socket socket, int flags) {
        byte[] frame = socket.recv(flags);
        if (frame == null) {
            return null;
        }
        List<byte[]> frames = new ArrayList<>();
        frames.add(frame);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    /** Sends the frames as one message; returns false if the peer cannot take it now. */
    public static boolean send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            int more = i + 1 < frames.size() ? ZMQ.SNDMORE : 0;
            if (!socket.send(frames.get(i), more | ZMQ.DONTWAIT)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        context.close();
    }
}
