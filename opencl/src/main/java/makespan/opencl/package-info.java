/**
 * Devices that the system's OpenCL drives, and kernels that run on them. Start with
 * {@link makespan.opencl.OpenClDriver} and {@link makespan.opencl.OpenClKernel}.
 */
@NullMarked
package makespan.opencl;

import org.jspecify.annotations.NullMarked;
