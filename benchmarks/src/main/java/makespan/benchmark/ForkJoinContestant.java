package makespan.benchmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's ForkJoinPool used natively: one action per task, kept between runs, with an atomic count of open
 * predecessors. A task that makes others ready runs one of them itself and forks the rest.
 */
final class ForkJoinContestant implements Contestant, Recursion {
    private static final Node[] NONE = {};

    private final ForkJoinPool pool;
    private Node[] roots = NONE;
    private Countdown sinks = new Countdown(0);

    ForkJoinContestant(int workers) {
        pool = new ForkJoinPool(workers);
    }

    @Override
    public void build(FlatGraph graph, Body body) {
        sinks = new Countdown(graph.sinkCount());
        Node[] nodes = new Node[graph.size()];
        int sinksSeen = 0;
        for (int task = 0; task < nodes.length; task++) {
            int sink = graph.successorCount(task) == 0 ? sinksSeen++ : -1;
            int predecessors = Math.max(1, graph.predecessorCount(task)); // a root waits for the start of the run
            nodes[task] = new Node(task, body, sinks, sink, predecessors);
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
        pool.execute(new Release(roots, 0, roots.length));
        sinks.await();
        return null;
    }

    @Override
    public int fib(int n) {
        Fib root = new Fib(n);
        pool.invoke(root);
        return root.value;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** Tells many tasks that a predecessor has run, and forks those that are ready; halves go to other workers. */
    private static final class Release extends RecursiveAction {
        private static final long serialVersionUID = 1L;
        private static final int GRAIN = 64;

        private final transient Node[] nodes;
        private final int from;
        private final int to;

        Release(Node[] nodes, int from, int to) {
            this.nodes = nodes;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            int end = to;
            while (end - from > GRAIN) {
                int middle = (from + end) >>> 1;
                new Release(nodes, middle, end).fork();
                end = middle;
            }
            for (int i = from; i < end; i++) {
                if (nodes[i].release()) {
                    nodes[i].fork();
                }
            }
        }
    }

    /** A task. Its exec returns false, so it never completes as far as the pool knows and can be forked again. */
    private static final class Node extends ForkJoinTask<Void> {
        private static final long serialVersionUID = 1L;
        private static final int MANY = 256;
        private static final VarHandle OPEN;

        static {
            try {
                OPEN = MethodHandles.lookup().findVarHandle(Node.class, "open", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final int task;
        private final transient Body body;
        private final transient Countdown sinks;
        private final int sink;
        private final int predecessors;
        private transient Node[] successors = NONE;

        /** Predecessors that have not run. Counted down by them, atomically; set back by the task itself, see compute. */
        @SuppressWarnings("UnusedVariable") // read through OPEN
        private int open;

        Node(int task, Body body, Countdown sinks, int sink, int predecessors) {
            this.task = task;
            this.body = body;
            this.sinks = sinks;
            this.sink = sink;
            this.predecessors = predecessors;
            this.open = predecessors;
        }

        @Override
        protected boolean exec() {
            Node next = this;
            while (next != null) {
                next = next.compute();
            }
            return false;
        }

        /** Runs the task and returns one that it made ready, if any; the others are forked. */
        private @Nullable Node compute() {
            body.run(task);
            open = predecessors; // seen by the next run, which begins after all arrived at the countdown
            if (sink >= 0) {
                sinks.arrive(sink);
            }
            if (successors.length > MANY) {
                new Release(successors, 0, successors.length).fork();
                return null;
            }
            Node next = null;
            for (Node successor : successors) {
                if (successor.release()) {
                    if (next != null) {
                        next.fork();
                    }
                    next = successor;
                }
            }
            return next;
        }

        /** Counts one predecessor and returns whether it was the last. */
        boolean release() {
            return (int) OPEN.getAndAdd(this, -1) == 1;
        }

        @Override
        public @Nullable Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(@Nullable Void value) {}
    }

    /** An action instead of a task with a result, which would box every number. */
    private static final class Fib extends RecursiveAction {
        private static final long serialVersionUID = 1L;

        private final int n;
        private int value;

        Fib(int n) {
            this.n = n;
        }

        @Override
        protected void compute() {
            if (n < 2) {
                value = n;
                return;
            }
            Fib left = new Fib(n - 1);
            Fib right = new Fib(n - 2);
            left.fork();
            right.compute();
            left.join();
            value = left.value + right.value;
        }
    }
}
