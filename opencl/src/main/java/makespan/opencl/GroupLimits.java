package makespan.opencl;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_kernel;
import org.jspecify.annotations.Nullable;

/** What groups of work-items a compiled kernel can have on a device; asked for when a launch was refused. */
final class GroupLimits {
    private static final int DIMENSIONS = 3;

    private final String name;
    private final cl_kernel kernel;
    private final OpenClDevice device;

    GroupLimits(String name, cl_kernel kernel, OpenClDevice device) {
        this.name = name;
        this.kernel = kernel;
        this.device = device;
    }

    /**
     * Returns if nothing about the groups explains why a launch was refused.
     *
     * @param group null if the driver was to choose
     * @throws IllegalArgumentException if something does
     */
    void requireFits(long[] global, long @Nullable [] group) {
        requireDeclared(global, group);
        if (group == null) {
            return;
        }
        long[] most = new long[DIMENSIONS];
        if (CL.clGetDeviceInfo(
                        device.handle(),
                        CL.CL_DEVICE_MAX_WORK_ITEM_SIZES,
                        (long) DIMENSIONS * Long.BYTES,
                        Pointer.to(most),
                        null)
                == CL.CL_SUCCESS) {
            for (int i = 0; i < group.length; i++) {
                if (group[i] > most[i]) {
                    throw new IllegalArgumentException("dimension " + (i + 1) + " of the local size of kernel '" + name
                            + "' is " + group[i] + ", but '" + device.name() + "' takes at most " + most[i]);
                }
            }
        }
        long items = Arrays.stream(group).reduce(1, (a, b) -> a * b);
        long[] limit = ofKernel(CL.CL_KERNEL_WORK_GROUP_SIZE, 1);
        if (limit[0] > 0 && items > limit[0]) {
            throw new IllegalArgumentException("a group of kernel '" + name + "' has " + items + " work-items, but '"
                    + device.name() + "' runs at most " + limit[0] + " of this kernel, for what each needs");
        }
    }

    /** Checks what the source may declare by the attribute {@code reqd_work_group_size}. */
    private void requireDeclared(long[] global, long @Nullable [] group) {
        long[] declared = ofKernel(CL.CL_KERNEL_COMPILE_WORK_GROUP_SIZE, DIMENSIONS);
        if (declared[0] == 0) {
            return;
        }
        for (int i = 0; i < global.length; i++) {
            if (group != null && group[i] != declared[i]) {
                throw new IllegalArgumentException("kernel '" + name + "' declares groups of " + words(declared)
                        + ", but its local size was " + words(group));
            }
            if (global[i] % declared[i] != 0) {
                throw new IllegalArgumentException("kernel '" + name + "' declares groups of " + words(declared)
                        + ", of which its global size must be a multiple, but was " + words(global));
            }
        }
    }

    /** Returns zeros if the driver does not tell. */
    private long[] ofKernel(int what, int length) {
        long[] value = new long[length];
        int status = CL.clGetKernelWorkGroupInfo(
                kernel, device.handle(), what, (long) length * Long.BYTES, Pointer.to(value), null);
        return status == CL.CL_SUCCESS ? value : new long[length];
    }

    private static String words(long[] extents) {
        return LongStream.of(extents).mapToObj(Long::toString).collect(Collectors.joining(" x "));
    }
}
