package makespan.device;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What a {@link DeviceDriver} found.
 *
 * @param technology such as {@code OpenCL}
 * @param devices what can be used, maybe none
 * @param reason why there are none, in one line; empty if there are some
 * @param hint what would help, in one line; may be empty
 */
public record Discovery(String technology, List<Device> devices, String reason, String hint) {
    public Discovery {
        devices = List.copyOf(devices);
    }

    /** Returns that there are devices. */
    public static Discovery of(String technology, List<? extends Device> devices) {
        return new Discovery(technology, List.copyOf(devices), "", "");
    }

    /** Returns that there are none, and why. */
    public static Discovery none(String technology, String reason, String hint) {
        return new Discovery(technology, List.of(), reason, hint);
    }

    /** Returns that there are no devices, why, and what would help, in one line: for a discovery that found none. */
    public String absence() {
        return "no device: " + reason + (hint.isEmpty() ? "" : "; " + hint);
    }

    /** Returns what each driver on the class path found, in the order of their names. Throws nothing. */
    public static List<Discovery> all() {
        List<Discovery> found = new ArrayList<>();
        Iterator<DeviceDriver> drivers = ServiceLoader.load(DeviceDriver.class).iterator();
        for (int broken = 0; broken < 100; ) { // a broken entry throws, and the next call goes on behind it
            try {
                if (!drivers.hasNext()) {
                    break;
                }
                found.add(discover(drivers.next()));
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
                found.add(none("device driver", oneLine(e), "see the class path"));
            }
        }
        found.sort((a, b) -> a.technology().compareTo(b.technology()));
        return found;
    }

    private static Discovery discover(DeviceDriver driver) {
        try {
            return driver.discover();
        } catch (RuntimeException | LinkageError e) { // it should not, but a broken driver must not stop the others
            return none(driver.name(), oneLine(e), "");
        }
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
