package makespan.device;

import java.lang.reflect.Array;

/**
 * A memory of an emulated device. Its buffers are Java arrays of its own, so that data that were not moved are not there;
 * to move takes the time that the links state, however much moves at the same time, as in a simulation.
 */
final class EmulatedMemory implements DeviceMemory {
    private static final int HOST_IS_AT_ONCE = -1;
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final long capacityBytes;
    private final Network network;
    private final int processor;
    private final int host;

    /**
     * @param processor the number of the device in the network
     * @param host the number of a processor that computes on Java's arrays; negative if there is none, and data from there
     *     are here at once
     */
    EmulatedMemory(String name, long capacityBytes, Network network, int processor, int host) {
        this.name = name;
        this.capacityBytes = capacityBytes;
        this.network = network;
        this.processor = processor;
        this.host = host;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long capacityBytes() {
        return capacityBytes;
    }

    @Override
    public Object allocate(ElementType type, int length) {
        return type.newArray(length);
    }

    @Override
    public void release(Object buffer) {
        // the garbage collector sees to it
    }

    @Override
    public void copyIn(Object array, Object buffer) throws InterruptedException {
        copy(array, buffer, secondsHome(bytes(array)));
    }

    @Override
    public void copyOut(Object buffer, Object array) throws InterruptedException {
        copy(buffer, array, secondsHome(bytes(array)));
    }

    @Override
    public boolean reaches(DeviceMemory other) {
        return other instanceof EmulatedMemory emulated && emulated.network == network;
    }

    @Override
    public void copyFrom(DeviceMemory other, Object otherBuffer, Object buffer) throws InterruptedException {
        copy(otherBuffer, buffer, secondsFrom(other, bytes(buffer)));
    }

    @Override
    public double secondsFrom(DeviceMemory other, long bytes) {
        return other instanceof EmulatedMemory emulated
                ? network.seconds(bytes, emulated.processor, processor)
                : secondsHome(bytes);
    }

    @Override
    public double secondsHome(long bytes) {
        return host <= HOST_IS_AT_ONCE ? 0 : network.seconds(bytes, host, processor);
    }

    private static void copy(Object from, Object to, double seconds) throws InterruptedException {
        long start = System.nanoTime();
        System.arraycopy(from, 0, to, 0, Array.getLength(to));
        PreciseWait.until(start + Math.round(seconds * NANOS_PER_SECOND));
    }

    private static long bytes(Object array) {
        return (long) Array.getLength(array) * ElementType.of(array).bytes();
    }
}
