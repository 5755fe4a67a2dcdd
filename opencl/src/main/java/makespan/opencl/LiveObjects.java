package makespan.opencl;

import java.util.concurrent.atomic.AtomicLong;
import org.jocl.CL;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;

/** Counts the OpenCL objects of a context that come and go, and gives them back. */
final class LiveObjects {
    private final AtomicLong count = new AtomicLong();

    /** Returns how many there are. */
    long count() {
        return count.get();
    }

    void created() {
        count.incrementAndGet();
    }

    void release(cl_mem buffer) {
        released("clReleaseMemObject", CL.clReleaseMemObject(buffer));
    }

    void release(cl_event event) {
        released("clReleaseEvent", CL.clReleaseEvent(event));
    }

    void release(cl_kernel kernel) {
        released("clReleaseKernel", CL.clReleaseKernel(kernel));
    }

    void release(cl_program program) {
        released("clReleaseProgram", CL.clReleaseProgram(program));
    }

    private void released(String call, int status) {
        OpenClException.check(call, status);
        count.decrementAndGet();
    }
}
