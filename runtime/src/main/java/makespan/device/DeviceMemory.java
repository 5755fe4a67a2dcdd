package makespan.device;

/**
 * Where data lie for a device. Methods are called by several threads, and those that copy block until the copy is done;
 * each may throw what the device throws when it fails, which then fails the move and the task that needs it.
 */
public interface DeviceMemory {
    /** Returns what people read, such as {@code H200}. */
    String name();

    /** Returns how much it holds, in bytes, at least 1; {@link Long#MAX_VALUE} if that is not limited. */
    long capacityBytes();

    /**
     * Returns a new buffer, whatever it contains. What a buffer is, the device and the variants written for it know.
     *
     * @param length number of elements, at least 0
     * @throws OutOfDeviceMemoryException if there is no room
     */
    Object allocate(ElementType type, int length);

    /** Gives a buffer back, which nobody uses any more. */
    void release(Object buffer);

    /** Copies a Java array into a buffer of its type and length. */
    void copyIn(Object array, Object buffer) throws InterruptedException;

    /** Copies a buffer into a Java array of its type and length. */
    void copyOut(Object buffer, Object array) throws InterruptedException;

    /** Returns whether buffers of another memory can be copied into this one without a Java array between them. */
    default boolean reaches(DeviceMemory other) {
        return false;
    }

    /**
     * Copies a buffer of a memory that this one {@link #reaches} into one of its own.
     *
     * @throws UnsupportedOperationException if there is no direct way
     */
    default void copyFrom(DeviceMemory other, Object otherBuffer, Object buffer) throws InterruptedException {
        throw new UnsupportedOperationException("no direct way from " + other.name() + " to " + name());
    }

    /**
     * Returns how long a copy from another memory is expected to take, in seconds.
     *
     * @param other the memory of the Java arrays, or one that this one {@link #reaches}
     */
    double secondsFrom(DeviceMemory other, long bytes);

    /** Returns how long a copy to the memory of the Java arrays is expected to take, in seconds. */
    double secondsHome(long bytes);
}
