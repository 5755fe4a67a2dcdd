package makespan.opencl;

import org.jocl.CL;

/** OpenCL refused a call. The message names the call and what it returned, as OpenCL's specification calls it. */
public final class OpenClException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    OpenClException(String call, int status) {
        super(call + " returned " + CL.stringFor_errorCode(status));
        this.status = status;
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
