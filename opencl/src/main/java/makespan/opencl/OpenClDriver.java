package makespan.opencl;

import java.util.Optional;
import makespan.device.DeviceDriver;
import makespan.device.Discovery;
import org.jspecify.annotations.Nullable;

/**
 * Finds the devices of all OpenCL platforms, graphics processors first and central processors last. They are opened when
 * first asked for and stay open as long as the process: whoever asks again gets the same ones.
 */
public final class OpenClDriver implements DeviceDriver {
    /** The environment variable that, set to 1, splits the devices of kind {@code opencl-cpu} by default. */
    public static final String SUB_DEVICES = "MAKESPAN_OPENCL_SUBDEVICES";

    private static final Object LOCK = new Object();

    /** What was found with and without splitting; guarded by {@code LOCK}. Where nothing was, it is looked for again. */
    private static final @Nullable Discovery[] FOUND = new @Nullable Discovery[2];

    @Override
    public String name() {
        return "OpenCL";
    }

    @Override
    public Discovery discover() {
        return discover("1".equals(System.getenv(SUB_DEVICES)));
    }

    /**
     * Returns the devices that are here, or why there are none. Throws nothing.
     *
     * @param subDevices whether a device of kind {@code opencl-cpu} is to be as many devices as it has compute units, which
     *     share its memory
     */
    public Discovery discover(boolean subDevices) {
        synchronized (LOCK) {
            int index = subDevices ? 1 : 0;
            Discovery known = FOUND[index];
            if (known != null) {
                return known;
            }
            Discovery found = search(subDevices);
            if (!found.devices().isEmpty()) {
                FOUND[index] = found;
            }
            return found;
        }
    }

    private Discovery search(boolean subDevices) {
        Optional<OpenClLibrary.Absence> absence = OpenClLibrary.load();
        if (absence.isPresent()) {
            return Discovery.none(name(), absence.get().reason(), absence.get().hint());
        }
        try {
            return new DeviceSearch(name(), subDevices).run();
        } catch (RuntimeException | LinkageError e) { // a broken driver may do anything
            return Discovery.none(name(), String.valueOf(e.getMessage()), "see what clinfo says");
        }
    }
}
