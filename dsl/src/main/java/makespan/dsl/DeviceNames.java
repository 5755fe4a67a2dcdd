package makespan.dsl;

import java.util.List;
import java.util.stream.Collectors;
import makespan.device.DeviceKind;
import makespan.graph.SourceLocation;
import org.jspecify.annotations.Nullable;

/** The kinds of device that users can name. */
final class Devices {
    private static final List<DeviceKind> KNOWN = List.of(DeviceKind.CPU, DeviceKind.IO);

    private Devices() {}

    /** Returns the device kind that the value of an option {@code on:} means. */
    static DeviceKind of(Object on, @Nullable SourceLocation place) {
        if (on instanceof DeviceKind kind) {
            return kind;
        }
        if (!(on instanceof CharSequence)) {
            throw new DeclarationException(
                    "Task option 'on'" + Places.at(place) + " must be a device, but was " + Places.quote(on));
        }
        return KNOWN.stream()
                .filter(kind -> kind.word().equals(on.toString()))
                .findFirst()
                .orElseThrow(() -> unknown(on.toString()));
    }

    static DeclarationException unknown(String word) {
        String known = KNOWN.stream().map(DeviceKind::word).collect(Collectors.joining(", "));
        return new DeclarationException("No device '" + word + "' here; known: " + known + ".");
    }
}
