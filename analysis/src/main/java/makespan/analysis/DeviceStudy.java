package makespan.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/**
 * What each device of a run did, and how its kinds of tasks were divided among the devices beside how they ideally would
 * be. Times in seconds. Immutable.
 *
 * @param devices what each device did, by their first lanes
 * @param splits for each kind of tasks that compute, in the order of first tasks, how many each device did of it; only
 *     devices of which a time is known for the kind
 * @param idealSeconds the time of the ideal split; none where it could not be computed
 */
public record DeviceStudy(List<Usage> devices, List<Split> splits, OptionalDouble idealSeconds) {
    /**
     * What a device did in a run.
     *
     * @param device which
     * @param tasks number of tasks that ran there, whatever their outcome
     * @param busySeconds time of its lanes with a task, together
     * @param utilisation {@code busySeconds} over lanes × makespan, 0 to 1; of no meaning for the I/O lane
     * @param bytesIn moved to its memory; of a memory that devices share, counted for each
     * @param bytesOut moved from there
     * @param transferSeconds time in which data moved to or from its memory, overlaps counted once
     * @param joules the time in which at least one of its lanes was busy × its power; what it draws while it is idle is not
     *     counted; none where the power is not known
     */
    public record Usage(
            DeviceLanes device,
            int tasks,
            double busySeconds,
            double utilisation,
            long bytesIn,
            long bytesOut,
            double transferSeconds,
            OptionalDouble joules) {
        /** Returns whether tasks compute there, and not only wait for I/O. */
        public boolean computes() {
            return !device.kind().equals(DeviceKind.IO);
        }
    }

    /**
     * How much a device did, or should have done, of a kind of tasks.
     *
     * @param kind the kind of task
     * @param device the device
     * @param tasks how many of the kind completed there
     * @param share of all of the kind that completed, 0 to 1
     * @param ideal the same by the linear program of the area bound (see {@link PlacementBounds}): one of the best splits if
     *     tasks could be cut at will and nothing waited or moved, for the times given here; none where it was not solved
     * @param seconds the median time of those that completed there, or where none did of what was expected
     * @param measured whether that was measured in this run
     * @param model how well times were expected; none where none of these tasks had a time expected
     */
    public record Split(
            String kind,
            DeviceLanes device,
            int tasks,
            double share,
            OptionalDouble ideal,
            double seconds,
            boolean measured,
            Optional<Model> model) {}

    /**
     * How well the times of tasks of one kind were expected on one device.
     *
     * @param tasks of how many there was an expectation
     * @param expectedSeconds its median
     * @param ratio the median of measured over expected time; infinite where 0 was expected
     */
    public record Model(int tasks, double expectedSeconds, double ratio) {}

    public DeviceStudy {
        devices = List.copyOf(devices);
        splits = List.copyOf(splits);
    }

    /** Returns the study of a run, whether it used devices beside its workers or not. */
    public static DeviceStudy of(RunAnalysis run) {
        return of(run.graph(), run.trace());
    }

    static DeviceStudy of(TaskGraph graph, Trace trace) {
        List<DeviceLanes> lanes = DeviceLanes.of(trace);
        DeviceSplits splits = new DeviceSplits(graph, trace, lanes);
        return new DeviceStudy(DeviceUsage.of(trace, lanes), splits.splits(), splits.idealSeconds());
    }

    /** Returns the energy of all devices whose power is known; none if there are no such devices. */
    public OptionalDouble joules() {
        return devices.stream().anyMatch(usage -> usage.joules().isPresent())
                ? OptionalDouble.of(devices.stream()
                        .mapToDouble(usage -> usage.joules().orElse(0))
                        .sum())
                : OptionalDouble.empty();
    }
}
