package makespan.device;

/**
 * Finds the devices of one technology, such as OpenCL. Drivers are found by {@link java.util.ServiceLoader}; see
 * {@link Discovery#all()}.
 */
public interface DeviceDriver {
    /** Returns the name of the technology, such as {@code OpenCL}. */
    String name();

    /** Returns the devices that are here, or why there are none. Throws nothing: what fails becomes the reason. */
    Discovery discover();
}
