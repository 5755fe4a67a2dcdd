package makespan.kernel.wire;

import java.util.List;
import makespan.kernel.protocol.Sockets;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Echoes whatever arrives on the heartbeat socket, at once, on a thread of its own. */
final class Heartbeat {
    private final ZMQ.Socket socket;

    Heartbeat(ZMQ.Socket socket) {
        this.socket = socket;
    }

    void start() {
        Thread thread = new Thread(this::echo, "makespan-heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void echo() {
        try {
            for (@Nullable List<byte[]> beat = Sockets.receive(socket); beat != null; beat = Sockets.receive(socket)) {
                Sockets.send(socket, beat);
            }
        } catch (ZMQException closed) {
            // The context closes this way: nobody listens any more.
        }
    }
}
