package makespan.opencl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many work-items share a group. */
final class WorkGroup {
    private WorkGroup() {}

    /**
     * Returns a stated size as OpenCL takes it; null, which lets the driver choose, if none is stated.
     *
     * @throws IllegalArgumentException if the device cannot run groups of that size, or the global size is no multiple of it
     */
    static long @Nullable [] of(String kernel, OpenClDevice device, long[] global, List<Long> local) {
        if (local.isEmpty()) {
            return null;
        }
        if (local.size() != global.length) {
            throw new IllegalArgumentException("the local size of kernel '" + kernel + "' has " + local.size()
                    + " dimensions, but its global size has " + global.length);
        }
        long items = 1;
        for (int i = 0; i < global.length; i++) {
            long extent = local.get(i);
            if (global[i] % extent != 0) {
                throw new IllegalArgumentException(
                        "the global size of kernel '" + kernel + "' must be a multiple of its local size "
                                + extent + ", but was " + global[i] + ": take " + (global[i] / extent + 1) * extent
                                + " and let the kernel do nothing beyond the end");
            }
            items = Math.multiplyExact(items, extent);
        }
        if (items > device.largestGroup()) {
            throw new IllegalArgumentException("a group of kernel '" + kernel + "' has " + items + " work-items, but '"
                    + device.name() + "' runs at most " + device.largestGroup());
        }
        return local.stream().mapToLong(Long::longValue).toArray();
    }
}
