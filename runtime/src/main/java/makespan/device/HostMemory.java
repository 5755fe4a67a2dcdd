package makespan.device;

import java.lang.reflect.Array;

/** The memory of the Java virtual machine, where buffers are arrays. */
final class HostMemory implements DeviceMemory {
    @Override
    public String name() {
        return "host";
    }

    @Override
    public long capacityBytes() {
        return Long.MAX_VALUE;
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
    public void copyIn(Object array, Object buffer) {
        System.arraycopy(array, 0, buffer, 0, Array.getLength(array));
    }

    @Override
    public void copyOut(Object buffer, Object array) {
        System.arraycopy(buffer, 0, array, 0, Array.getLength(array));
    }

    @Override
    public double secondsFrom(DeviceMemory other, long bytes) {
        return other.secondsHome(bytes);
    }

    @Override
    public double secondsHome(long bytes) {
        return 0;
    }
}
