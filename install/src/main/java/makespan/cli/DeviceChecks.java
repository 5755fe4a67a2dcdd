package makespan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import makespan.device.Device;
import makespan.device.Discovery;
import makespan.dsl.FoundDevices;
import makespan.opencl.OpenClDevice;
import makespan.opencl.TransferSpeed;

/** Checks that look for devices beside the processors, and measure what they find. */
final class DeviceChecks {
    private DeviceChecks() {}

    /** Returns a line for each device, and one for each technology that has none here. */
    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Discovery found : Discovery.all()) {
            for (Device device : found.devices()) {
                checks.add(check(found.technology(), device));
            }
            if (found.devices().isEmpty()) {
                checks.add(Check.warn(found.technology(), found.absence()));
            } else if (!found.hint().isEmpty()) {
                checks.add(Check.warn(found.technology(), found.hint()));
            }
        }
        return checks;
    }

    private static Check check(String technology, Device device) {
        try {
            return Check.ok(technology, describe(device));
        } catch (RuntimeException | LinkageError e) { // a broken driver may do anything
            return Check.warn(technology, "'" + device.name() + "' fails: " + oneLine(e));
        }
    }

    private static String describe(Device device) {
        String kind = device.name() + ": " + device.kind().word() + (device.emulated() ? ", emulated" : "");
        return kind + FoundDevices.memory(device) + (device instanceof OpenClDevice openCl ? measured(openCl) : "");
    }

    private static String measured(OpenClDevice device) {
        TransferSpeed speed = device.memory().speed();
        return String.format(
                Locale.ROOT,
                ", %d compute unit%s%s; copies in %.1f GB/s, out %.1f GB/s after %.0f µs; launch %.0f µs",
                device.computeUnits(),
                device.computeUnits() == 1 ? "" : "s",
                device.capabilities().contains("fp64") ? ", fp64" : "",
                speed.inBytesPerSecond() / 1e9,
                speed.outBytesPerSecond() / 1e9,
                speed.latencySeconds() * 1e6,
                device.measureLaunchSeconds() * 1e6);
    }

    private static String oneLine(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
