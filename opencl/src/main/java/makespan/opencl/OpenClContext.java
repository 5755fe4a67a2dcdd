package makespan.opencl;

import java.util.List;
import java.util.stream.Stream;
import org.jocl.CL;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * What devices with one memory share. Stays open as long as the process.
 *
 * @param handle OpenCL's context
 * @param devices the devices that run kernels
 * @param live the objects in it
 */
record OpenClContext(cl_context handle, List<cl_device_id> devices, LiveObjects live) {
    /**
     * Opens a context.
     *
     * @param root the device whose memory it is
     * @param devices those that run kernels: it, or its sub-devices
     */
    static OpenClContext open(cl_platform_id platform, cl_device_id root, List<cl_device_id> devices) {
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL.CL_CONTEXT_PLATFORM, platform);
        cl_device_id[] all =
                Stream.concat(Stream.of(root), devices.stream()).distinct().toArray(cl_device_id[]::new);
        int[] status = new int[1];
        cl_context handle = CL.clCreateContext(properties, all.length, all, null, null, status);
        OpenClException.check("clCreateContext", status[0]);
        return new OpenClContext(handle, List.copyOf(devices), new LiveObjects());
    }

    /** Opens an in-order queue. OpenCL 2.0 has another call for it, which drivers of version 1.2 lack. */
    @SuppressWarnings("deprecation")
    cl_command_queue openQueue(cl_device_id device) {
        int[] status = new int[1];
        cl_command_queue queue = CL.clCreateCommandQueue(handle, device, 0, status);
        OpenClException.check("clCreateCommandQueue", status[0]);
        return queue;
    }
}
