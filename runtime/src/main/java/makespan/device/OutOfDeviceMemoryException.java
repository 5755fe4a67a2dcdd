package makespan.device;

/** There is no room for a buffer in a device's memory. The runtime makes room if it can, or runs the task elsewhere. */
public final class OutOfDeviceMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutOfDeviceMemoryException(String message) {
        super(message);
    }
}
