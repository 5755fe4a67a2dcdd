package makespan.runtime;

import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.Variant;
import makespan.schedule.TimeKey;

/**
 * A way to do a task here: one of its variants on a device that it suits.
 *
 * @param target the device
 * @param variant what is done there
 * @param key what its measured times are kept under
 */
record Candidate(Target target, Variant variant, TimeKey key) {
    /** Returns whether a variant can run on a device. */
    static boolean suits(Variant variant, Target target) {
        return switch (target.place()) {
            case WORKERS -> variant.isCpu();
            case IO -> variant.target().equals(DeviceKind.IO.word());
            case DRIVERS -> target.device().suits(variant.target());
        };
    }

    /** Returns how long the declaration says that it takes, in nanoseconds; negative if it says nothing. */
    long statedNanos() {
        return variant.expected() == null ? -1 : variant.expected().toNanos();
    }

    /** Returns what to execute, as the device executes it. */
    TaskBody body() {
        TaskBody body = variant.body();
        return target.place() == Target.Place.DRIVERS
                ? context -> target.device().execute(() -> body.run(context), statedNanos())
                : body;
    }

    /** Returns {@code opencl on pocl 0}, or {@code cpu}. */
    @Override
    public String toString() {
        return variant.target().equals(target.name()) ? target.name() : variant.target() + " on " + target.name();
    }
}
