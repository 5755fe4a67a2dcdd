package makespan.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import makespan.device.Device;
import makespan.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/** What users write for the places where a task can run: a kind, a device, a name, a capability, or a list of those. */
final class DeviceNames {
    private DeviceNames() {}

    /**
     * Returns what the value of an option {@code on:} means, as the targets of variants.
     *
     * @param what begins the message if it means nothing
     */
    static List<String> of(@Nullable Object on, String what) {
        Collection<?> all = on instanceof Collection<?> many ? many : on == null ? List.of() : List.of(on);
        LinkedHashSet<String> names = new LinkedHashSet<>();
        for (Object each : all) {
            names.add(one(each, what));
        }
        if (names.isEmpty()) {
            throw wrong(what, on);
        }
        return new ArrayList<>(names);
    }

    /** Returns whether a target means the workers or the I/O lane, which every run has. */
    static boolean isBuiltIn(String target) {
        return target.equals(DeviceKind.CPU.word()) || target.equals(DeviceKind.IO.word());
    }

    private static String one(@Nullable Object on, String what) {
        if (on instanceof DeviceKind kind) {
            return kind.word();
        }
        if (on instanceof Device device) {
            return device.name();
        }
        if (on instanceof CharSequence name && !name.toString().isBlank()) {
            return name.toString();
        }
        throw wrong(what, on);
    }

    private static DeclarationException wrong(String what, @Nullable Object on) {
        return new DeclarationException(
                what + " must be cpu, io, gpu, npu, the name of a device such as 'H200', or a list"
                        + " of those in order of liking, but was " + Places.quote(on));
    }
}
