package makespan.opencl;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the OpenCL objects of a context that come and go: buffers, programs, kernels and events. */
final class LiveObjects {
    private final AtomicLong count = new AtomicLong();

    void created() {
        count.incrementAndGet();
    }

    void released() {
        count.decrementAndGet();
    }

    /** Returns how many there are. */
    long count() {
        return count.get();
    }
}
