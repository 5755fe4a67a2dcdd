package makespan.opencl;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import makespan.device.Device;
import org.jspecify.annotations.Nullable;

/**
 * A kernel from source in OpenCL C. It is compiled once for each memory on whose devices it runs, at the latest when it
 * first runs there; {@link #requireBuilds} does so at once. What was compiled is given back when the kernel is no longer
 * reachable. Kernels are values of no thread: several may launch one at the same time.
 *
 * <pre>{@code
 * OpenClKernel saxpy = OpenClKernel.of("""
 *         __kernel void saxpy(__global const float* x, __global float* y, float a) {
 *             int i = get_global_id(0);
 *             y[i] += a * x[i];
 *         }
 *         """);
 * Variant variant = Variant.of("opencl", saxpy.overData(1).withValues(2.5));
 * }</pre>
 */
public final class OpenClKernel {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int MOST_DIMENSIONS = 3;

    private final @Nullable String name;
    private final Builds builds;

    private OpenClKernel(String source, @Nullable String name, String options) {
        this.name = name;
        this.builds = new Builds(Objects.requireNonNull(source), name, options);
        CLEANER.register(this, builds::release);
    }

    /** Returns the only kernel of a source text. */
    public static OpenClKernel of(String source) {
        return new OpenClKernel(source, null, "");
    }

    /** Returns the kernel of a source text that is called by a name. */
    public static OpenClKernel of(String source, String name) {
        return new OpenClKernel(source, Objects.requireNonNull(name), "");
    }

    /**
     * Returns this kernel with options for the compiler.
     *
     * @param options such as {@code -cl-fast-relaxed-math -D TILE=16}
     */
    public OpenClKernel withOptions(String options) {
        return new OpenClKernel(builds.source(), name, options);
    }

    /**
     * Compiles the kernel for the OpenCL devices among some, as far as it is not compiled, and returns it. Does nothing if
     * there are none.
     *
     * @throws OpenClBuildException if it compiles for none of them; its message begins with a line that tells why
     */
    public OpenClKernel requireBuilds(List<? extends Device> devices) {
        List<OpenClDevice> own = devices.stream()
                .filter(OpenClDevice.class::isInstance)
                .map(OpenClDevice.class::cast)
                .toList();
        List<OpenClBuildException> failures = new ArrayList<>();
        for (OpenClDevice device : own) {
            try {
                built(device);
            } catch (OpenClBuildException e) { // one that lacks double, say, must not keep the others from being used
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == own.size()) {
            throw failures.get(0);
        }
        return this;
    }

    /** Compiles the kernel for all OpenCL devices of this machine; see {@link #requireBuilds(List)}. */
    public OpenClKernel requireBuilds() {
        return requireBuilds(new OpenClDriver().discover().devices());
    }

    /**
     * Returns a launch over a fixed number of work-items.
     *
     * @param size one to three dimensions, each at least 0
     */
    public KernelLaunch over(long... size) {
        long[] fixed = requireDimensions("the global size", size, 0);
        return over(lengths -> fixed);
    }

    /** Returns a launch over as many work-items as the {@code k}-th data of the task have elements. */
    public KernelLaunch overData(int k) {
        return over(lengths -> {
            if (k < 0 || k >= lengths.length) {
                throw new IllegalArgumentException("kernel " + this + " runs over data " + k
                        + ", but its task has only " + lengths.length + ", counted from 0");
            }
            return new long[] {lengths[k]};
        });
    }

    /** Returns a launch over as many work-items as a function says. */
    public KernelLaunch over(GlobalSize size) {
        return new KernelLaunch(this, size, List.of(), List.of());
    }

    /** Returns what the kernel takes, compiling it for a device if need be. */
    KernelSignature signature(OpenClDevice device) {
        try {
            return built(device).signature();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    String version() {
        return builds.version();
    }

    /** Runs the kernel on a device and returns when it is done. */
    void run(OpenClDevice device, List<OpenClBuffer> data, List<Object> values, long[] global, List<Long> local) {
        try {
            built(device).run(device, data, values, global, local);
        } finally {
            Reference.reachabilityFence(this); // or what is running might be given back
        }
    }

    private BuiltKernel built(OpenClDevice device) {
        return builds.on(device);
    }

    /** Returns the name in quotes, if it was stated. */
    @Override
    public String toString() {
        return name == null ? "of OpenCL" : "'" + name + "'";
    }

    static long[] requireDimensions(String what, long[] size, long least) {
        if (size.length < 1 || size.length > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + MOST_DIMENSIONS + " dimensions, but has " + size.length);
        }
        if (LongStream.of(size).anyMatch(extent -> extent < least)) {
            throw new IllegalArgumentException(
                    what + " must be at least " + least + " in each dimension, but was " + Arrays.toString(size));
        }
        return size.clone();
    }
}
