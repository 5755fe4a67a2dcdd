package makespan.dsl;

import java.util.List;
import java.util.Map;
import makespan.opencl.OpenClBuildException;
import makespan.opencl.OpenClKernel;
import org.jspecify.annotations.Nullable;

/** A call of {@code kernel}. */
final class KernelCall {
    static final List<String> OPTIONS = List.of("name", "options");

    private KernelCall() {}

    /**
     * Returns a kernel, compiled for all OpenCL devices that are here.
     *
     * @throws DeclarationException if it cannot be compiled; the message has the compiler's log
     */
    static OpenClKernel of(Map<String, ?> options, @Nullable Object source) {
        WordOptions.check("kernel", options, OPTIONS);
        if (!(source instanceof CharSequence text)) {
            throw new DeclarationException(
                    "kernel takes source in OpenCL C, as in kernel('''__kernel void f(__global float*"
                            + " x) { … }'''), but was given " + Places.quote(source) + Places.here());
        }
        String name = text("name", options.get("name"));
        OpenClKernel kernel = name == null ? OpenClKernel.of(text.toString()) : OpenClKernel.of(text.toString(), name);
        String flags = text("options", options.get("options"));
        try {
            return (flags == null ? kernel : kernel.withOptions(flags)).requireBuilds();
        } catch (OpenClBuildException e) {
            List<String> lines = String.valueOf(e.getMessage()).lines().toList();
            String log = String.join("\n", lines.subList(1, lines.size()));
            throw new DeclarationException(lines.get(0) + Places.here() + (log.isBlank() ? "" : "\n" + log));
        }
    }

    private static @Nullable String text(String option, @Nullable Object given) {
        if (given == null || given instanceof CharSequence) {
            return given == null ? null : given.toString();
        }
        throw WordOptions.wrong("kernel", option, "a text", given);
    }
}
