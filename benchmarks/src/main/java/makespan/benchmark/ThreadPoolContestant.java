package makespan.benchmark;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fixed pool of threads with one shared queue: one Runnable per task, kept between runs, with an atomic count of open
 * predecessors. A task that makes others ready runs one of them itself and queues the rest.
 */
final class ThreadPoolContestant implements Contestant {
    private static final Node[] NONE = {};

    private final ExecutorService pool;
    private Node[] roots = NONE;
    private Countdown sinks = new Countdown(0);

    ThreadPoolContestant(int workers) {
        pool = Executors.newFixedThreadPool(workers);
    }

    @Override
    public void build(FlatGraph graph, Body body) {
        sinks = new Countdown(graph.sinkCount());
        Node[] nodes = new Node[graph.size()];
        int sinksSeen = 0;
        for (int task = 0; task < nodes.length; task++) {
            int sink = graph.successorCount(task) == 0 ? sinksSeen++ : -1;
            nodes[task] = new Node(task, body, sink, graph.predecessorCount(task));
        }
        for (int task = 0; task < nodes.length; task++) {
            nodes[task].successors = successors(graph, task, nodes);
        }
        int[] starts = graph.roots();
        roots = new Node[starts.length];
        for (int i = 0; i < starts.length; i++) {
            roots[i] = nodes[starts[i]];
        }
    }

    private static Node[] successors(FlatGraph graph, int task, Node[] nodes) {
        int count = graph.successorCount(task);
        Node[] successors = count == 0 ? NONE : new Node[count];
        for (int k = 0; k < count; k++) {
            successors[k] = nodes[graph.successor(task, k)];
        }
        return successors;
    }

    @Override
    public @Nullable Object run() throws InterruptedException {
        sinks.begin();
        for (Node root : roots) {
            pool.execute(root);
        }
        sinks.await();
        return null;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private final class Node implements Runnable {
        private final int task;
        private final Body body;
        private final int sink;
        private final int predecessors;
        private final AtomicInteger open;
        private Node[] successors = NONE;

        Node(int task, Body body, int sink, int predecessors) {
            this.task = task;
            this.body = body;
            this.sink = sink;
            this.predecessors = predecessors;
            this.open = new AtomicInteger(predecessors);
        }

        @Override
        public void run() {
            Node next = this;
            while (next != null) {
                next = next.compute();
            }
        }

        /** Runs the task and returns one that it made ready, if any; the others are queued. */
        private @Nullable Node compute() {
            body.run(task);
            open.setPlain(predecessors); // seen by the next run, which begins after all arrived at the countdown
            Node next = null;
            for (Node successor : successors) {
                if (successor.open.decrementAndGet() == 0) {
                    if (next != null) {
                        pool.execute(next);
                    }
                    next = successor;
                }
            }
            if (sink >= 0) {
                sinks.arrive(sink);
            }
            return next;
        }
    }
}
