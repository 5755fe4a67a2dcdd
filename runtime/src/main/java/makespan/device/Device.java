package makespan.device;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A place beside the workers where tasks run, each on one of as many driver threads as the device has slots. */
public interface Device {
    /** Returns the name, unique among the devices of a runtime, such as {@code H200} or {@code pocl 0}. */
    String name();

    /** Returns what kind of device it is. */
    DeviceKind kind();

    /**
     * Returns what else it can do that a variant may ask for, such as {@code opencl}; words as those of kinds.
     */
    Set<String> capabilities();

    /** Returns what measured times are kept under: devices of one model are expected to be equally fast. */
    default String model() {
        return name();
    }

    /** Returns how many times as fast as a worker it states to be, more than 0; nothing for devices that are measured. */
    default OptionalDouble statedSpeed() {
        return OptionalDouble.empty();
    }

    /** Returns how many tasks run at the same time, at least 1. */
    int slots();

    /**
     * Returns how many of this machine's processors it computes on while a task runs there; 0 for a device with processors of
     * its own. Where they are the workers' too, a task here is expected to hold those up.
     */
    default int hostProcessors() {
        return 0;
    }

    /** Returns where the data of its tasks lie. Devices that share a memory return the same object. */
    DeviceMemory memory();

    /** Returns whether this only behaves like such a device; whoever shows a number of it says so. */
    default boolean emulated() {
        return false;
    }

    /** Returns the power that it draws while it works, in watts, if that is known. */
    default OptionalDouble watts() {
        return OptionalDouble.empty();
    }

    /** Returns what is to be said of what it did since this was last called, a sentence each; nothing as a rule. */
    default List<String> takeNotes() {
        return List.of();
    }

    /**
     * Executes a body on the calling thread, one of the device's driver threads, and returns what it returns. When this
     * returns, all that the body had the device do is done.
     *
     * @param statedNanos how long the task's declaration says that it takes here, in nanoseconds; negative if it says
     *     nothing
     */
    default @Nullable Object execute(Callable<@Nullable Object> body, long statedNanos) throws Exception {
        return body.call();
    }

    /** Returns whether a variant made for a target runs here: its name, its kind or one of its capabilities. */
    default boolean suits(String target) {
        return target.equals(name())
                || target.equals(kind().word())
                || capabilities().contains(target);
    }
}
