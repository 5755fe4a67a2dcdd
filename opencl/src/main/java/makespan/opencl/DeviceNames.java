package makespan.opencl;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short names for devices, which users write and read. */
final class DeviceNames {
    private DeviceNames() {}

    /**
     * Returns a unique name for each model, in their order: without the vendor, and with a number from 0 where several are
     * called the same. Those of PoCL always have one.
     */
    static List<String> of(List<String> models) {
        List<String> names = models.stream().map(DeviceNames::shortened).toList();
        Map<String, Integer> next = new HashMap<>();
        return names.stream()
                .map(name -> Collections.frequency(names, name) > 1 || name.equals("pocl")
                        ? name + " " + (next.merge(name, 1, Integer::sum) - 1)
                        : name)
                .toList();
    }

    private static String shortened(String model) {
        String name = model.replaceAll("\\((?:R|TM|tm|C)\\)", " ")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^(?:NVIDIA|AMD|Advanced Micro Devices, Inc\\.|Intel|Apple) (?=.)", "");
        return name.isEmpty() ? "device" : name;
    }
}
