package makespan.opencl;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was compiled of one source, for each context once. */
final class Builds {
    private final String source;
    private final @Nullable String name;
    private final String options;
    private final Map<OpenClContext, BuiltKernel> built = new ConcurrentHashMap<>();

    Builds(String source, @Nullable String name, String options) {
        this.source = source;
        this.name = name;
        this.options = options;
    }

    String source() {
        return source;
    }

    /** Returns what changes with the source, the kernel that is taken from it, or the options. */
    String version() {
        return Integer.toHexString(Objects.hash(source, name, options));
    }

    /** Returns the kernel as compiled for a device; others that need it there wait meanwhile. */
    BuiltKernel on(OpenClDevice device) {
        return built.computeIfAbsent(device.context(), context -> new Build(device, source, options).kernel(name));
    }

    void release() {
        built.values().forEach(BuiltKernel::release);
        built.clear();
    }
}
