package makespan.opencl;

import java.util.Optional;
import java.util.Set;
import makespan.device.ElementType;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_kernel;

/**
 * An argument that a kernel declares.
 *
 * @param type as written, such as {@code float*}
 * @param name as written
 */
record KernelParameter(String type, String name) {
    private static final int MOST_CHARACTERS = 4096;
    private static final Set<String> CHECKED = Set.of("float", "double", "int", "uint");

    /** Returns the argument if the driver tells of it. */
    static Optional<KernelParameter> of(cl_kernel kernel, int index) {
        return text(kernel, index, CL.CL_KERNEL_ARG_TYPE_NAME)
                .flatMap(type ->
                        text(kernel, index, CL.CL_KERNEL_ARG_NAME).map(name -> new KernelParameter(type, name)));
    }

    /**
     * Returns whether data may be bound to it: a pointer to their type, or to vectors of it. One to a type of the kernel's
     * own may be anything.
     */
    boolean takes(ElementType data) {
        if (!type.endsWith("*")) {
            return false;
        }
        String pointed = type.replaceAll("[*\\s]+$", "").replaceFirst("(?<=\\D)(?:2|3|4|8|16)$", "");
        return !CHECKED.contains(pointed)
                || pointed.replaceFirst("^uint$", "int").equals(data.word());
    }

    private static Optional<String> text(cl_kernel kernel, int index, int what) {
        byte[] text = new byte[MOST_CHARACTERS];
        int status = CL.clGetKernelArgInfo(kernel, index, what, text.length, Pointer.to(text), null);
        return status == CL.CL_SUCCESS ? Optional.of(ZeroEnded.text(text)) : Optional.empty();
    }

    /** Returns it as it is declared. */
    @Override
    public String toString() {
        return type + " " + name;
    }
}
