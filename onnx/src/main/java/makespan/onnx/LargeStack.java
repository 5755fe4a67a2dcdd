package makespan.onnx;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A thread with room for ONNX Runtime to start: 1.29 matches the command line of the process with a regular expression that
 * recurses at each character, so that a class path of some kilobytes overflows a usual stack, and the process dies.
 */
final class LargeStack {
    /** Only what is used of it takes memory: about 1 KB for each character. */
    private static final long STACK_BYTES = 512L << 20;

    private LargeStack() {}

    /** Returns what a call returns; what it throws is thrown here. */
    static <T> T call(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(null, task, "makespan-onnx", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true; // the library is loaded once: nobody may leave it half
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
