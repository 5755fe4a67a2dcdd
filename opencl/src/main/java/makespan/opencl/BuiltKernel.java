package makespan.opencl;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/** A kernel as compiled for the devices of a context. */
final class BuiltKernel {
    // A kernel object of OpenCL holds the arguments of its next launch, so that only one thread at a time may use it:
    // each
    // takes an idle one, or makes a further one.

    private final OpenClContext context;
    private final cl_program program;
    private final KernelSignature signature;
    private final ConcurrentLinkedDeque<cl_kernel> idle = new ConcurrentLinkedDeque<>();

    BuiltKernel(OpenClContext context, cl_program program, KernelSignature signature) {
        this.context = context;
        this.program = program;
        this.signature = signature;
    }

    KernelSignature signature() {
        return signature;
    }

    /** Runs the kernel and returns when it is done. */
    void run(OpenClDevice device, List<OpenClBuffer> data, List<Object> values, long[] global, List<Long> local) {
        List<Scalar> scalars =
                signature.bind(data.stream().map(OpenClBuffer::type).toList(), values);
        requireHere(device, data);
        long @Nullable [] group = WorkGroup.of(signature.kernel(), device, global, local);
        if (hasNothingToDo(global)) {
            return;
        }
        cl_kernel kernel = take();
        try {
            bind(kernel, data, scalars);
            launch(kernel, device, global, group);
        } finally {
            idle.push(kernel);
        }
    }

    private static void requireHere(OpenClDevice device, List<OpenClBuffer> data) {
        for (OpenClBuffer buffer : data) {
            if (buffer.memory() != device.memory()) {
                throw new IllegalArgumentException("the buffer " + buffer + " lies on '"
                        + buffer.memory().name() + "', where '" + device.name() + "' cannot use it");
            }
        }
    }

    private static boolean hasNothingToDo(long[] global) {
        for (long extent : global) {
            if (extent == 0) {
                return true; // which OpenCL before 2.1 refuses
            }
        }
        return false;
    }

    private static void bind(cl_kernel kernel, List<OpenClBuffer> data, List<Scalar> scalars) {
        int index = 0;
        for (OpenClBuffer buffer : data) {
            OpenClException.check(
                    "clSetKernelArg", CL.clSetKernelArg(kernel, index++, Sizeof.cl_mem, Pointer.to(buffer.handle())));
        }
        for (Scalar scalar : scalars) {
            OpenClException.check(
                    "clSetKernelArg", CL.clSetKernelArg(kernel, index++, scalar.bytes(), scalar.pointer()));
        }
    }

    private void launch(cl_kernel kernel, OpenClDevice device, long[] global, long @Nullable [] group) {
        cl_event done = new cl_event();
        int status =
                CL.clEnqueueNDRangeKernel(device.queue(), kernel, global.length, null, global, group, 0, null, done);
        if (status != CL.CL_SUCCESS) {
            new GroupLimits(signature.kernel(), kernel, device).requireFits(global, group);
        }
        OpenClException.check("clEnqueueNDRangeKernel", status);
        context.live().created();
        try {
            await(done);
        } finally {
            context.live().release(done);
        }
    }

    private void await(cl_event done) {
        int status = CL.clWaitForEvents(1, new cl_event[] {done});
        if (status == CL.CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST) {
            int[] failure = new int[1];
            int asked = CL.clGetEventInfo(
                    done, CL.CL_EVENT_COMMAND_EXECUTION_STATUS, Integer.BYTES, Pointer.to(failure), null);
            if (asked == CL.CL_SUCCESS && failure[0] < 0) {
                throw new OpenClException("kernel '" + signature.kernel() + "'", failure[0]);
            }
        }
        OpenClException.check("kernel '" + signature.kernel() + "'", status);
    }

    private cl_kernel take() {
        cl_kernel kernel = idle.poll();
        if (kernel != null) {
            return kernel;
        }
        int[] status = new int[1];
        cl_kernel made = CL.clCreateKernel(program, signature.kernel(), status);
        OpenClException.check("clCreateKernel", status[0]);
        context.live().created();
        return made;
    }

    /** Gives all back. Nobody runs the kernel any more. */
    void release() {
        for (cl_kernel kernel = idle.poll(); kernel != null; kernel = idle.poll()) {
            context.live().release(kernel);
        }
        context.live().release(program);
    }
}
