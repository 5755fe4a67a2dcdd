package makespan.opencl;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/** Compiles one source for the devices of a context. */
final class Build {
    /** Lets the kernels tell of their arguments. */
    private static final String WITH_ARGUMENTS = "-cl-kernel-arg-info ";

    /** Speaks where what NVIDIA's compiler made of a source is no valid assembly. */
    private static final String NVIDIAS_ASSEMBLER = "ptxas";

    private static final String NVIDIAS_WORDS_ON_OPTIONS = "Error in processing command line";

    private final OpenClDevice device;
    private final OpenClContext context;
    private final String source;
    private final String options;

    Build(OpenClDevice device, String source, String options) {
        this.device = device;
        this.context = device.context();
        this.source = source;
        this.options = options;
    }

    /**
     * Returns a kernel.
     *
     * @param name null for the only one
     * @throws OpenClBuildException if that cannot be
     */
    BuiltKernel kernel(@Nullable String name) {
        cl_program program = program();
        boolean done = false;
        try {
            build(program);
            String chosen = choose(name, names(program));
            KernelSignature signature = signature(program, chosen);
            done = true;
            return new BuiltKernel(context, program, signature);
        } finally {
            if (!done) {
                context.live().release(program);
            }
        }
    }

    private cl_program program() {
        int[] status = new int[1];
        cl_program program = CL.clCreateProgramWithSource(context.handle(), 1, new String[] {source}, null, status);
        OpenClException.check("clCreateProgramWithSource", status[0]);
        context.live().created();
        return program;
    }

    private void build(cl_program program) {
        int status = build(program, WITH_ARGUMENTS + options);
        if (status == CL.CL_BUILD_PROGRAM_FAILURE && log(program).contains(NVIDIAS_ASSEMBLER)) {
            // Asked to tell of arguments, NVIDIA's compiler writes an empty list for a kernel without any, which its
            // assembler refuses.
            status = build(program, options);
        }
        switch (status) {
            case CL.CL_SUCCESS -> {}
            case CL.CL_BUILD_PROGRAM_FAILURE -> throw failed(log(program));
            case CL.CL_INVALID_BUILD_OPTIONS -> throw optionsRefused();
            default -> throw new OpenClException("clBuildProgram", status);
        }
    }

    private int build(cl_program program, String allOptions) {
        cl_device_id[] devices = context.devices().toArray(cl_device_id[]::new);
        return CL.clBuildProgram(program, devices.length, devices, allOptions, null, null);
    }

    private OpenClBuildException failed(String log) {
        return log.startsWith(NVIDIAS_WORDS_ON_OPTIONS)
                ? optionsRefused()
                : new OpenClBuildException(BuildLog.message(device.name(), log));
    }

    private OpenClBuildException optionsRefused() {
        return new OpenClBuildException(
                "the OpenCL compiler of '" + device.name() + "' does not take the options '" + options + "'");
    }

    private String log(cl_program program) {
        long[] size = new long[1];
        int what = CL.CL_PROGRAM_BUILD_LOG;
        OpenClException.check(
                "clGetProgramBuildInfo", CL.clGetProgramBuildInfo(program, device.handle(), what, 0, null, size));
        byte[] log = new byte[Math.toIntExact(size[0])];
        OpenClException.check(
                "clGetProgramBuildInfo",
                CL.clGetProgramBuildInfo(program, device.handle(), what, log.length, Pointer.to(log), null));
        return ZeroEnded.text(log);
    }

    private static List<String> names(cl_program program) {
        if (count(program) == 0) {
            return List.of(); // asked for the names of none, NVIDIA's driver ends the process
        }
        long[] size = new long[1];
        OpenClException.check(
                "clGetProgramInfo", CL.clGetProgramInfo(program, CL.CL_PROGRAM_KERNEL_NAMES, 0, null, size));
        byte[] names = new byte[Math.toIntExact(size[0])];
        OpenClException.check(
                "clGetProgramInfo",
                CL.clGetProgramInfo(program, CL.CL_PROGRAM_KERNEL_NAMES, names.length, Pointer.to(names), null));
        return Arrays.stream(ZeroEnded.text(names).split(";", -1))
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }

    private static long count(cl_program program) {
        long[] count = new long[1];
        OpenClException.check(
                "clGetProgramInfo",
                CL.clGetProgramInfo(program, CL.CL_PROGRAM_NUM_KERNELS, Sizeof.size_t, Pointer.to(count), null));
        return count[0];
    }

    private static String choose(@Nullable String name, List<String> names) {
        if (names.isEmpty()) {
            throw new OpenClBuildException("the OpenCL source has no kernel: write '__kernel void name(...) { ... }'");
        }
        String list = names.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        if (name == null && names.size() > 1) {
            throw new OpenClBuildException("the OpenCL source has several kernels, " + list + ": name one");
        }
        if (name != null && !names.contains(name)) {
            throw new OpenClBuildException("the OpenCL source has no kernel '" + name + "', but " + list);
        }
        return name == null ? names.get(0) : name;
    }

    private KernelSignature signature(cl_program program, String name) {
        int[] status = new int[1];
        cl_kernel kernel = CL.clCreateKernel(program, name, status);
        OpenClException.check("clCreateKernel", status[0]);
        try {
            return KernelSignature.of(name, kernel);
        } finally {
            CL.clReleaseKernel(kernel);
        }
    }
}
