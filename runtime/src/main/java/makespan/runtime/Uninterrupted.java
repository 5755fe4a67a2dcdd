package makespan.runtime;

/** Waits to the end though the caller is interrupted, and restores the interrupt afterwards. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** A wait that may be begun again after an interrupt. */
    @FunctionalInterface
    interface Wait<T> {
        T call() throws InterruptedException;
    }

    static <T> void call(Wait<T> wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    wait.call();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
