package makespan.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import makespan.device.ElementType;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * A body that runs an {@link OpenClKernel} on the OpenCL device on which its task runs, and yields null. The kernel's first
 * arguments are the task's data, in their order, and the values follow.
 */
public final class KernelLaunch implements TaskBody {
    private final OpenClKernel kernel;
    private final GlobalSize global;
    private final List<Long> local;
    private final List<Object> values;

    KernelLaunch(OpenClKernel kernel, GlobalSize global, List<Long> local, List<Object> values) {
        this.kernel = kernel;
        this.global = global;
        this.local = List.copyOf(local);
        this.values = List.copyOf(values);
    }

    /**
     * Returns this launch with a size of its groups, which otherwise the driver chooses.
     *
     * @param size as many dimensions as the global size has, each of which must be a multiple of it
     */
    public KernelLaunch withLocalSize(long... size) {
        long[] checked = OpenClKernel.requireDimensions("the local size", size, 1);
        return new KernelLaunch(kernel, global, LongStream.of(checked).boxed().toList(), values);
    }

    /**
     * Returns this launch with values for the arguments behind the data. Each becomes what the kernel declares; where the
     * driver does not tell that, an int, long, float or double is passed as it is.
     */
    public KernelLaunch withValues(Object... values) {
        return new KernelLaunch(kernel, global, local, Arrays.asList(values));
    }

    /**
     * Returns this launch if the kernel, compiled for a device if need be, takes such data and the values.
     *
     * @param data the types of the task's data, in their order
     * @throws OpenClBuildException if the kernel cannot be compiled
     * @throws IllegalArgumentException if the number of arguments or one of them does not suit
     */
    public KernelLaunch requireFits(OpenClDevice device, List<ElementType> data) {
        kernel.signature(device).bind(data, values);
        return this;
    }

    /**
     * Runs the kernel and returns when it is done.
     *
     * @throws IllegalStateException if the task runs on no OpenCL device
     * @throws IllegalArgumentException if the kernel does not take the data and values
     * @throws OpenClBuildException if the kernel cannot be compiled
     * @throws OpenClException if the device fails
     */
    @Override
    public @Nullable Object run(TaskContext context) throws InterruptedException {
        if (!(context.device() instanceof OpenClDevice device)) {
            throw new IllegalStateException("kernel " + kernel + " runs on OpenCL devices only, but its task ran on '"
                    + context.device().name() + "'");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before kernel " + kernel + " began");
        }
        List<OpenClBuffer> data = new ArrayList<>();
        for (int k = 0; k < context.dataCount(); k++) {
            data.add((OpenClBuffer) context.data(k));
        }
        launch(device, data.toArray(OpenClBuffer[]::new));
        return null;
    }

    /** Returns what changes with the kernel, whatever its values and sizes. */
    @Override
    public String version() {
        return kernel.version();
    }

    /** Runs the kernel on a device with data that lie there, and returns when it is done. */
    public void launch(OpenClDevice device, OpenClBuffer... data) {
        int[] lengths = Arrays.stream(data).mapToInt(OpenClBuffer::length).toArray();
        long[] size = OpenClKernel.requireDimensions("the global size", global.of(lengths), 0);
        kernel.run(device, List.of(data), values, size, local);
    }
}
