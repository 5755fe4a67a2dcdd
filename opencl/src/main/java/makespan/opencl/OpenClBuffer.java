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

    /** Returns JOCL's handle, for kernels that are launched without {@link OpenClKernel}. */
    public cl_mem handle() {
        return handle;
    }

    /** Returns the size of the data in bytes. */
    long bytes() {
        return (long) length * type.bytes();
    }

    /** Returns true for the first caller only. */
    boolean release() {
        return released.compareAndSet(false, true);
    }

    /** Returns {@code float[1024]}. */
    @Override
    public String toString() {
        return type.word() + "[" + length + "]";
    }
}
