package makespan.kernel.output;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledExecutorService;
import makespan.kernel.protocol.Message;
import makespan.kernel.wire.Publisher;
import makespan.runtime.Run;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind {@link System#out} and {@link System#err} and gives each text to the cell that it belongs to: that of
 * the run whose task prints, else that which started the printing thread, else the latest.
 */
public final class OutputRouter implements AutoCloseable {
    private static final InheritableThreadLocal<CellOutput> STARTED_BY = new InheritableThreadLocal<>();

    private final Publisher publisher;
    private final ScheduledExecutorService timer;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private volatile @Nullable CellOutput latest;

    /** @param timer runs what is due in a moment */
    public OutputRouter(Publisher publisher, ScheduledExecutorService timer) {
        this.publisher = publisher;
        this.timer = timer;
    }

    /** Takes over the process's standard streams until {@link #close}. */
    public void install(InputStream stdin) {
        System.setOut(new PrintStream(new Stream(StreamName.STDOUT, out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Stream(StreamName.STDERR, err), true, StandardCharsets.UTF_8));
        System.setIn(stdin);
    }

    /** Returns the output of a new cell, which owns from now on what this thread and the threads it starts print. */
    public CellOutput begin(Message request, boolean stdinAllowed) {
        CellOutput cell = new CellOutput(request, stdinAllowed, publisher, timer);
        latest = cell;
        STARTED_BY.set(cell);
        return cell;
    }

    /** Returns the cell that owns what this thread prints now, or null before the first cell. */
    public @Nullable CellOutput owner() {
        Object attachment = Run.current().map(Run::attachment).orElse(null);
        if (attachment instanceof CellOutput cell) {
            return cell;
        }
        CellOutput started = isCommonPoolThread() ? null : STARTED_BY.get();
        return started == null ? latest : started;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }

    /** The common pool's threads work for every cell, not only for the one that happened to start them. */
    private static boolean isCommonPoolThread() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
    }

    private final class Stream extends OutputStream {
        private final StreamName name;
        private final PrintStream withoutCell;

        Stream(StreamName name, PrintStream withoutCell) {
            this.name = name;
            this.withoutCell = withoutCell;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            CellOutput cell = owner();
            if (cell == null) {
                withoutCell.write(bytes, offset, length);
            } else {
                cell.write(name, bytes, offset, length);
            }
        }
    }
}
