package makespan.dsl;

import java.util.Arrays;
import java.util.stream.Collectors;
import makespan.device.DeviceKind;
import makespan.graph.SourceLocation;
import org.jspecify.annotations.Nullable;

/** The kinds of device that users can name. */
final class Devices {
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
        return Arrays.stream(DeviceKind.values())
                .filter(kind -> kind.word().equals(on.toString()))
                .findFirst()
                .orElseThrow(() -> unknown(on.toString()));
    }

    static DeclarationException unknown(String word) {
        String known = Arrays.stream(DeviceKind.values()).map(DeviceKind::word).collect(Collectors.joining(", "));
        return new DeclarationException("No device '" + word + "' here; known: " + known + ".");
    }
}
