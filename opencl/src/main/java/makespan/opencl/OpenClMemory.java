package makespan.opencl;

import java.lang.reflect.Array;
import java.util.concurrent.atomic.AtomicLong;
import makespan.device.DeviceMemory;
import makespan.device.ElementType;
import makespan.device.OutOfDeviceMemoryException;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/**
 * The memory of an OpenCL device, or of the sub-devices of one. Its buffers are {@link OpenClBuffer}s. Copies have a queue
 * of their own, so that they go on beside kernels.
 */
public final class OpenClMemory implements DeviceMemory {
    // Arrays are handed over as they are: on PoCL that took half the time of going through a direct buffer (1 MB: 10.8
    // against 5.0 GB/s). To an H200, going through pinned pieces was hardly faster (256 MB: 8.2 against 6.6 GB/s), and
    // slower on the way back (6.3 against 13.1). Java's collector has to wait as long as a native call holds an array:
    // therefore the pieces.

    /** How much is copied in one call, in bytes. */
    private static final long PIECE = 16L << 20;

    /** Drivers keep some of the memory that they state for themselves. */
    private static final double SHARE = 0.95;

    /** What a central processor states is the machine's memory, of which Java needs some. */
    private static final double SHARE_OF_MACHINE = 0.5;

    private static final int INVALID_BUFFER_SIZE = -61;

    private final String name;
    private final OpenClContext context;
    private final cl_command_queue queue;
    private final long capacityBytes;
    private final long bufferBytes;
    private final AtomicLong usedBytes = new AtomicLong();

    /** Guarded by this. */
    private @Nullable TransferSpeed speed;

    OpenClMemory(String name, OpenClContext context, cl_command_queue queue, DeviceFacts facts) {
        this.name = name;
        this.context = context;
        this.queue = queue;
        this.capacityBytes = Math.max(1, (long) (facts.memoryBytes() * (facts.isCpu() ? SHARE_OF_MACHINE : SHARE)));
        this.bufferBytes = Math.min(capacityBytes, facts.bufferBytes());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long capacityBytes() {
        return capacityBytes;
    }

    /** Returns how many bytes the buffers of this process take. */
    public long usedBytes() {
        return usedBytes.get();
    }

    @Override
    public OpenClBuffer allocate(ElementType type, int length) {
        long bytes = Math.max(1, (long) length * type.bytes()); // OpenCL has no empty buffers
        if (bytes > bufferBytes) {
            throw new OutOfDeviceMemoryException(type.word() + "[" + length + "] takes " + bytes + " bytes, but '"
                    + name + "' gives at most " + bufferBytes + " to one buffer");
        }
        reserve(bytes);
        int[] status = new int[1];
        cl_mem handle = CL.clCreateBuffer(context.handle(), CL.CL_MEM_READ_WRITE, bytes, null, status);
        if (status[0] != CL.CL_SUCCESS) {
            usedBytes.addAndGet(-bytes);
            throw refused(type, length, status[0]);
        }
        context.live().created();
        return new OpenClBuffer(this, handle, type, length);
    }

    private void reserve(long bytes) {
        long before = usedBytes.getAndAdd(bytes);
        if (before + bytes > capacityBytes) {
            usedBytes.addAndGet(-bytes);
            throw new OutOfDeviceMemoryException(bytes + " bytes do not fit: of the " + capacityBytes + " of '" + name
                    + "', " + before + " are in use");
        }
    }

    private RuntimeException refused(ElementType type, int length, int status) {
        return switch (status) {
            case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE,
                    CL.CL_OUT_OF_RESOURCES,
                    CL.CL_OUT_OF_HOST_MEMORY,
                    INVALID_BUFFER_SIZE ->
                new OutOfDeviceMemoryException("'" + name + "' has no room for " + type.word() + "[" + length + "]: "
                        + CL.stringFor_errorCode(status));
            default -> new OpenClException("clCreateBuffer", status);
        };
    }

    @Override
    public void release(Object buffer) {
        OpenClBuffer own = own(buffer);
        if (!own.release(context.live())) {
            throw new IllegalStateException("the buffer " + own + " of '" + name + "' was released before");
        }
        usedBytes.addAndGet(-Math.max(1, own.bytes()));
    }

    @Override
    public void copyIn(Object array, Object buffer) throws InterruptedException {
        copy(array, own(buffer), true);
    }

    @Override
    public void copyOut(Object buffer, Object array) throws InterruptedException {
        copy(array, own(buffer), false);
    }

    private void copy(Object array, OpenClBuffer buffer, boolean in) throws InterruptedException {
        requireSameShape(array, buffer);
        for (long offset = 0; offset < buffer.bytes(); offset += PIECE) {
            if (Thread.interrupted()) {
                throw new InterruptedException(
                        "interrupted while copying " + buffer + (in ? " to '" : " from '") + name + "'");
            }
            copyPiece(array, buffer, offset, Math.min(PIECE, buffer.bytes() - offset), in);
        }
    }

    /** Copies some bytes and waits for them. */
    void copyPiece(Object array, OpenClBuffer buffer, long offset, long bytes, boolean in) {
        Pointer place = pointerTo(array, buffer.type()).withByteOffset(offset);
        int status = in
                ? CL.clEnqueueWriteBuffer(queue, buffer.handle(), true, offset, bytes, place, 0, null, null)
                : CL.clEnqueueReadBuffer(queue, buffer.handle(), true, offset, bytes, place, 0, null, null);
        if (status == CL.CL_MEM_OBJECT_ALLOCATION_FAILURE) { // some drivers make room only now
            throw refused(buffer.type(), buffer.length(), status);
        }
        OpenClException.check(in ? "clEnqueueWriteBuffer" : "clEnqueueReadBuffer", status);
    }

    private static Pointer pointerTo(Object array, ElementType type) {
        return switch (type) {
            case FLOAT -> Pointer.to((float[]) array);
            case DOUBLE -> Pointer.to((double[]) array);
            case INT -> Pointer.to((int[]) array);
        };
    }

    private static void requireSameShape(Object array, OpenClBuffer buffer) {
        if (ElementType.of(array) != buffer.type() || Array.getLength(array) != buffer.length()) {
            throw new IllegalArgumentException("an array must be " + buffer + " as its buffer, but was "
                    + ElementType.of(array).word() + "[" + Array.getLength(array) + "]");
        }
    }

    private OpenClBuffer own(Object buffer) {
        if (buffer instanceof OpenClBuffer own && own.memory() == this) {
            return own;
        }
        throw new IllegalArgumentException("no buffer of the memory of '" + name + "': " + buffer);
    }

    @Override
    public double secondsFrom(DeviceMemory other, long bytes) {
        return speed().secondsIn(bytes);
    }

    @Override
    public double secondsHome(long bytes) {
        return speed().secondsOut(bytes);
    }

    /** Returns how fast copies are; the first caller waits while that is measured. */
    public synchronized TransferSpeed speed() {
        TransferSpeed measured = speed;
        if (measured == null) {
            measured = TransferProbe.measure(this);
            speed = measured;
        }
        return measured;
    }
}
