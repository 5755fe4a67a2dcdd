package makespan.opencl;

import org.jocl.CL;

/** OpenCL refused a call. The message names the call and what it returned, as OpenCL's specification calls it. */
public final class OpenClException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A number of NVIDIA's own. */
    private static final int OUTSIDE_BUFFERS = -9999;

    private final int status;

    OpenClException(String call, int status) {
        super(call + " returned " + named(status));
        this.status = status;
    }

    private static String named(int status) {
        return status == OUTSIDE_BUFFERS
                ? "-9999: NVIDIA's driver says so when a kernel reads or writes outside its buffers, and gives this process"
                        + " no more of the device"
                : CL.stringFor_errorCode(status);
    }

    /** Returns the number that the call returned, such as -5 for {@code CL_OUT_OF_RESOURCES}. */
    public int status() {
        return status;
    }

    /** Throws unless a call succeeded. */
    static void check(String call, int status) {
        if (status != CL.CL_SUCCESS) {
            throw new OpenClException(call, status);
        }
    }
}
