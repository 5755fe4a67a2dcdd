package makespan.kernel.request;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Message;
import org.jspecify.annotations.Nullable;

/** Serves the requests of one channel in order, on one thread. */
public final class RequestLoop {
    private record Queued(long number, @Nullable Message request) {}

    /** Recursive cells and the compiler's own recursion want more than the default. */
    private static final long STACK_BYTES = 8L << 20;

    private final Channel channel;
    private final Dispatcher dispatcher;
    private final BlockingQueue<Queued> queue = new LinkedBlockingQueue<>();
    private final AtomicLong received = new AtomicLong();
    private final Thread thread;
    private volatile long abortThrough;

    public RequestLoop(Channel channel, Dispatcher dispatcher, String threadName) {
        this.channel = channel;
        this.dispatcher = dispatcher;
        this.thread = new Thread(null, this::loop, threadName, STACK_BYTES);
        this.thread.setDaemon(true);
    }

    /** Starts serving. */
    public void start() {
        thread.start();
    }

    /** Queues a request. */
    public void add(Message request) {
        queue.add(new Queued(received.incrementAndGet(), request));
    }

    /** Ends the thread once it has served what is queued. */
    void stop() {
        queue.add(new Queued(received.incrementAndGet(), null));
    }

    /** Lets every execute_request that was received before now be answered with {@code aborted}. */
    public void abortQueued() {
        abortThrough = received.get();
    }

    private void loop() {
        while (true) {
            try {
                Queued next = queue.take();
                Message request = next.request();
                if (request == null) {
                    return;
                }
                serve(next.number(), request);
            } catch (InterruptedException stray) {
                // An interrupt that came too late for its cell: there is nothing to stop.
            }
        }
    }

    private void serve(long number, Message request) {
        if (number <= abortThrough && request.type().equals("execute_request")) {
            dispatcher.abort(channel, request);
        } else {
            dispatcher.serve(channel, request);
        }
    }
}
