package makespan.opencl;

import java.util.concurrent.atomic.AtomicBoolean;
import makespan.device.ElementType;
import org.jocl.cl_mem;

/** Data in the memory of an OpenCL device. */
public final class OpenClBuffer {
    private final OpenClMemory memory;
    private final cl_mem handle;
    private final ElementType type;
    private final int length;
    private final AtomicBoolean released = new AtomicBoolean();

    OpenClBuffer(OpenClMemory memory, cl_mem handle, ElementType type, int length) {
        this.memory = memory;
        this.handle = handle;
        this.type = type;
        this.length = length;
    }

    /** Returns the memory in which it lies. */
    public OpenClMemory memory() {
        return memory;
    }

    /** Returns what the elements are. */
    public ElementType type() {
        return type;
    }

    /** Returns the number of elements. */
    public int length() {
        return length;
    }

    /**
     * Returns JOCL's handle, for kernels that are launched without {@link OpenClKernel}.
     *
     * @throws IllegalStateException if the buffer was released
     */
    public cl_mem handle() {
        if (released.get()) {
            throw new IllegalStateException("the buffer " + this + " of '" + memory.name() + "' was released before");
        }
        return handle;
    }

    /** Returns the size of the data in bytes. */
    long bytes() {
        return (long) length * type.bytes();
    }

    /** Gives the memory back; returns false if that was done before. */
    boolean release(LiveObjects live) {
        if (!released.compareAndSet(false, true)) {
            return false;
        }
        live.release(handle);
        return true;
    }

    /** Returns {@code float[1024]}. */
    @Override
    public String toString() {
        return type.word() + "[" + length + "]";
    }
}
