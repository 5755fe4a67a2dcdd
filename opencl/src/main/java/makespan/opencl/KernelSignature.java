package makespan.opencl;

import java.util.ArrayList;
import java.util.List;
import makespan.device.ElementType;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_kernel;

/**
 * What a kernel takes.
 *
 * @param kernel its name
 * @param count how many arguments
 * @param parameters each of them; empty if the driver does not tell
 */
record KernelSignature(String kernel, int count, List<KernelParameter> parameters) {
    KernelSignature {
        parameters = List.copyOf(parameters);
    }

    static KernelSignature of(String name, cl_kernel kernel) {
        int[] count = new int[1];
        OpenClException.check(
                "clGetKernelInfo",
                CL.clGetKernelInfo(kernel, CL.CL_KERNEL_NUM_ARGS, Integer.BYTES, Pointer.to(count), null));
        List<KernelParameter> parameters = new ArrayList<>();
        for (int i = 0; i < count[0]; i++) {
            KernelParameter.of(kernel, i).ifPresent(parameters::add);
        }
        return new KernelSignature(name, count[0], parameters.size() == count[0] ? parameters : List.of());
    }

    /**
     * Returns the values as the kernel takes them.
     *
     * @throws IllegalArgumentException if the number of arguments or one of them does not suit
     */
    List<Scalar> bind(List<ElementType> data, List<Object> values) {
        if (data.size() + values.size() != count) {
            throw new IllegalArgumentException("kernel '" + kernel + "' takes " + plural(count, "argument")
                    + ", but was given "
                    + (data.size() + values.size()) + " (" + data.size() + " data, " + plural(values.size(), "value")
                    + ")");
        }
        for (int i = 0; i < data.size() && !parameters.isEmpty(); i++) {
            if (!parameters.get(i).takes(data.get(i))) {
                throw new IllegalArgumentException(
                        argument(i) + " cannot be data of " + data.get(i).word());
            }
        }
        List<Scalar> bound = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            bound.add(scalar(data.size() + i, values.get(i)));
        }
        return bound;
    }

    private Scalar scalar(int index, Object value) {
        try {
            return parameters.isEmpty()
                    ? Scalar.of(value)
                    : Scalar.of(parameters.get(index).type(), value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(argument(index) + " cannot be " + value + ": " + e.getMessage(), e);
        }
    }

    private String argument(int index) {
        return "argument " + (index + 1) + " of kernel '" + kernel + "'"
                + (parameters.isEmpty() ? "" : ", '" + parameters.get(index) + "',");
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
