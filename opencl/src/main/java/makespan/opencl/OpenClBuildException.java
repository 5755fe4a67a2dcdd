package makespan.opencl;

/** A kernel cannot be compiled. The first line of the message tells why, the others are what the compiler said. */
public final class OpenClBuildException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OpenClBuildException(String message) {
        super(message);
    }
}
