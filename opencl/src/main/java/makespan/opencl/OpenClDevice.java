package makespan.opencl;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import makespan.device.Device;
import makespan.device.DeviceKind;
import org.jocl.CL;
import org.jocl.cl_command_queue;
import org.jocl.cl_device_id;
import org.jspecify.annotations.Nullable;

/**
 * A device that OpenCL drives, or a part of one. Kernels run one after the other, in the order in which they were
 * launched. Variants for it are made of {@link OpenClKernel}s.
 */
public final class OpenClDevice implements Device {
    /** A central processor as OpenCL drives it; {@code cpu} are the workers of Java. */
    public static final DeviceKind OPENCL_CPU = new DeviceKind("opencl-cpu");

    /** What is neither a central nor a graphics processor. */
    public static final DeviceKind ACCELERATOR = new DeviceKind("accelerator");

    private static final int PROBES = 21;

    private final String name;
    private final cl_device_id handle;
    private final DeviceFacts facts;
    private final OpenClContext context;
    private final cl_command_queue queue;
    private final OpenClMemory memory;

    OpenClDevice(String name, cl_device_id handle, DeviceFacts facts, OpenClContext context, OpenClMemory memory) {
        this.name = name;
        this.handle = handle;
        this.facts = facts;
        this.context = context;
        this.queue = context.openQueue(handle);
        this.memory = memory;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        if (facts.isGpu()) {
            return DeviceKind.GPU;
        }
        return facts.isCpu() ? OPENCL_CPU : ACCELERATOR;
    }

    /** Returns {@code opencl}, and {@code fp64} if kernels may compute with {@code double}. */
    @Override
    public Set<String> capabilities() {
        Set<String> words = new TreeSet<>(Set.of("opencl"));
        if (facts.fp64()) {
            words.add("fp64");
        }
        return words;
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public OpenClMemory memory() {
        return memory;
    }

    @Override
    public @Nullable Object execute(Callable<@Nullable Object> body, long statedNanos) throws Exception {
        @Nullable Object value = body.call();
        OpenClException.check("clFinish", CL.clFinish(queue)); // a body may have launched what it did not wait for
        return value;
    }

    /** Returns how the vendor calls it, and its compute units, of which a part of a device has fewer. */
    @Override
    public String model() {
        return facts.model() + ", " + computeUnits() + (computeUnits() == 1 ? " compute unit" : " compute units");
    }

    /** Returns the compute units of a CPU, which are processors of this machine. */
    @Override
    public int hostProcessors() {
        return kind().equals(DeviceKind.GPU) ? 0 : computeUnits();
    }

    /** Returns how many groups of work-items it runs at the same time. */
    public int computeUnits() {
        return facts.computeUnits();
    }

    /** Returns how many work-items a group may have. */
    public long largestGroup() {
        return facts.groupSize();
    }

    /** Returns how long it takes to launch a kernel that does nothing and to wait for it, in seconds; measures that. */
    public double measureLaunchSeconds() {
        OpenClKernel nothing = OpenClKernel.of("__kernel void nothing(int n) {}");
        long[] nanos = new long[PROBES];
        for (int i = 0; i < PROBES; i++) {
            long begin = System.nanoTime();
            nothing.over(1).withValues(0).launch(this);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[PROBES / 2] * 1e-9;
    }

    /** Returns JOCL's handle of the device. */
    public cl_device_id handle() {
        return handle;
    }

    /** Returns the in-order queue of its kernels, for those that are launched without {@link OpenClKernel}. */
    public cl_command_queue queue() {
        return queue;
    }

    /** Returns how many OpenCL objects there are on the devices that share its memory: buffers, programs, kernels, events. */
    public long liveObjects() {
        return context.live().count();
    }

    OpenClContext context() {
        return context;
    }

    /** Returns {@code 'pocl 0' (opencl-cpu)}. */
    @Override
    public String toString() {
        return "'" + name + "' (" + kind().word() + ")";
    }
}
