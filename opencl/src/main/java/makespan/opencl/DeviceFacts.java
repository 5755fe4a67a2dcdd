package makespan.opencl;

import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;

/**
 * What OpenCL tells about a device.
 *
 * @param model as the vendor calls it
 * @param type bits of {@code CL_DEVICE_TYPE_…}
 * @param computeUnits how many groups of work-items it runs at the same time, at least 1
 * @param memoryBytes the size of its memory
 * @param bufferBytes the size of the largest buffer
 * @param groupSize how many work-items a group may have
 * @param fp64 whether its kernels may use numbers of 64 bits with fractions
 * @param usable whether it is there and can compile kernels
 */
record DeviceFacts(
        String model,
        long type,
        int computeUnits,
        long memoryBytes,
        long bufferBytes,
        long groupSize,
        boolean fp64,
        boolean usable) {
    static DeviceFacts of(cl_device_id device) {
        return new DeviceFacts(
                text(device, CL.CL_DEVICE_NAME),
                number(device, CL.CL_DEVICE_TYPE),
                Math.max(1, (int) number(device, CL.CL_DEVICE_MAX_COMPUTE_UNITS)),
                number(device, CL.CL_DEVICE_GLOBAL_MEM_SIZE),
                number(device, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                number(device, CL.CL_DEVICE_MAX_WORK_GROUP_SIZE),
                number(device, CL.CL_DEVICE_DOUBLE_FP_CONFIG) != 0,
                number(device, CL.CL_DEVICE_AVAILABLE) != 0 && number(device, CL.CL_DEVICE_COMPILER_AVAILABLE) != 0);
    }

    /** Returns 0 for a graphics processor, 1 for what is none and no central processor either, 2 for those. */
    int order() {
        if (isGpu()) {
            return 0;
        }
        return isCpu() ? 2 : 1;
    }

    boolean isCpu() {
        return (type & CL.CL_DEVICE_TYPE_CPU) != 0;
    }

    boolean isGpu() {
        return (type & CL.CL_DEVICE_TYPE_GPU) != 0;
    }

    /** Reads an integer of up to eight bytes, which little-endian machines lay down as the low ones of a long. */
    private static long number(cl_device_id device, int fact) {
        long[] value = new long[1];
        OpenClException.check("clGetDeviceInfo", CL.clGetDeviceInfo(device, fact, Long.BYTES, Pointer.to(value), null));
        return value[0];
    }

    private static String text(cl_device_id device, int fact) {
        long[] size = new long[1];
        OpenClException.check("clGetDeviceInfo", CL.clGetDeviceInfo(device, fact, 0, null, size));
        byte[] value = new byte[Math.toIntExact(size[0])];
        OpenClException.check(
                "clGetDeviceInfo", CL.clGetDeviceInfo(device, fact, value.length, Pointer.to(value), null));
        return ZeroEnded.text(value);
    }
}
