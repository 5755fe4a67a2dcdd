package makespan.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import makespan.device.Device;
import makespan.device.Discovery;

/**
 * What drivers found on this machine, as {@code devices} shows it.
 *
 * @param found one entry for each technology
 */
public record FoundDevices(List<Discovery> found) {
    private static final double BYTES_PER_GB = 1e9;

    public FoundDevices {
        found = List.copyOf(found);
    }

    /** Asks all drivers. */
    static FoundDevices here() {
        return new FoundDevices(Discovery.all());
    }

    /** Returns the devices of all technologies. */
    public List<Device> all() {
        List<Device> all = new ArrayList<>();
        found.forEach(technology -> all.addAll(technology.devices()));
        return all;
    }

    /**
     * Returns a line for each device, {@code pocl 0: opencl-cpu (opencl, fp64), 11.6 GB, by OpenCL}, and one for each
     * technology without any, with the reason.
     */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (Discovery technology : found) {
            technology.devices().forEach(device -> lines.add(line(device, technology.technology())));
            if (technology.devices().isEmpty()) {
                lines.add(technology.technology() + ": " + technology.absence());
            }
        }
        return lines.isEmpty()
                ? "no driver for devices is on the class path"
                : lines.stream().collect(Collectors.joining("\n"));
    }

    private static String line(Device device, String technology) {
        String can = device.capabilities().isEmpty()
                ? ""
                : " (" + device.capabilities().stream().sorted().collect(Collectors.joining(", ")) + ")";
        return device.name() + ": " + device.kind().word() + can + memory(device) + ", by " + technology;
    }

    /** Returns {@code ", 11.6 GB"}, or nothing where the memory has no stated size. */
    public static String memory(Device device) {
        long bytes = device.memory().capacityBytes();
        return bytes == Long.MAX_VALUE ? "" : String.format(Locale.ROOT, ", %.1f GB", bytes / BYTES_PER_GB);
    }
}
