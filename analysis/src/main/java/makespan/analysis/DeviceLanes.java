package makespan.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.device.DeviceKind;
import makespan.trace.Choice;
import makespan.trace.Fallback;
import makespan.trace.Lane;
import makespan.trace.Score;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * A device of a run with its lanes: the workers together are one, called {@code cpu}, the I/O lane is another, called
 * {@code io}, and each further device has a lane for each of its slots.
 *
 * @param name as in the scores of choices
 * @param kind what kind of device it is
 * @param emulated whether it only behaved like such a device; whoever shows it says so
 * @param watts the power that each lane draws while it works; null if it is not known
 * @param memory where the data of its tasks lie, by the transfers of the run
 * @param lanes positions in {@link Trace#lanes()}, ascending
 */
public record DeviceLanes(
        String name,
        DeviceKind kind,
        boolean emulated,
        @Nullable Double watts,
        String memory,
        List<Integer> lanes) {
    /** What a run calls the memory of the workers. */
    public static final String HOST = "host";

    public DeviceLanes {
        lanes = List.copyOf(lanes);
    }

    /** Returns the devices of a run, by their first lanes. */
    public static List<DeviceLanes> of(Trace trace) {
        Set<String> known = deviceNames(trace);
        Map<String, List<Lane>> lanes = new LinkedHashMap<>();
        for (Lane lane : trace.lanes()) {
            lanes.computeIfAbsent(device(lane, known), name -> new ArrayList<>())
                    .add(lane);
        }
        Map<String, String> memories = memories(trace, lanes);
        List<DeviceLanes> devices = new ArrayList<>();
        lanes.forEach((name, all) -> {
            Lane first = all.get(0);
            boolean host =
                    first.device().equals(DeviceKind.CPU) || first.device().equals(DeviceKind.IO);
            devices.add(new DeviceLanes(
                    name,
                    first.device(),
                    first.emulated(),
                    first.watts(),
                    host ? HOST : memories.getOrDefault(name, name),
                    all.stream().map(Lane::index).toList()));
        });
        return List.copyOf(devices);
    }

    /**
     * Returns whether tasks ran, or could have run, on devices beside the workers and the I/O lane, so that what holds on
     * equal workers need not hold.
     */
    public static boolean used(Trace trace) {
        return trace.events().stream().anyMatch(event -> isBeside(trace.lanes().get(event.lane())))
                || trace.devices().choices().stream()
                        .flatMap(choice -> choice.scores().stream())
                        .anyMatch(score -> !score.device().equals(DeviceKind.CPU.word())
                                && !score.device().equals(DeviceKind.IO.word()));
    }

    /**
     * Returns whether tasks compute on a lane of a run: that of a worker does, that of another device where devices are
     * {@link #used}, an I/O lane never.
     */
    static boolean computes(Lane lane, boolean devicesUsed) {
        return lane.device().equals(DeviceKind.CPU) || (devicesUsed && isBeside(lane));
    }

    private static boolean isBeside(Lane lane) {
        return !lane.device().equals(DeviceKind.CPU) && !lane.device().equals(DeviceKind.IO);
    }

    private static Set<String> deviceNames(Trace trace) {
        Set<String> names = new HashSet<>();
        for (Choice choice : trace.devices().choices()) {
            choice.scores().stream().map(Score::device).forEach(names::add);
        }
        trace.devices().fallbacks().stream().map(Fallback::device).forEach(names::add);
        return names;
    }

    /** A device of several slots has lanes of its name and a number; so may one of several devices be called. */
    private static String device(Lane lane, Set<String> known) {
        if (!isBeside(lane)) {
            return lane.device().word();
        }
        String withoutNumber = lane.name().replaceFirst(" \\d+$", "");
        return !known.contains(lane.name()) && known.contains(withoutNumber) ? withoutNumber : lane.name();
    }

    /** Returns the memories of devices that are called otherwise than these: one was fetched to for a task that ran there. */
    private static Map<String, String> memories(Trace trace, Map<String, List<Lane>> lanes) {
        Map<Integer, String> deviceOfLane = new HashMap<>();
        lanes.forEach((name, all) -> all.forEach(lane -> deviceOfLane.put(lane.index(), name)));
        Map<String, String> memories = new HashMap<>();
        for (Transfer transfer : trace.devices().transfers()) {
            boolean named = lanes.containsKey(transfer.to()) || transfer.to().equals(HOST);
            if (!named && transfer.task() >= 0 && transfer.purpose() == Transfer.Purpose.FETCH) {
                TaskEvent event = trace.event(transfer.task()).orElse(null);
                if (event != null) {
                    memories.putIfAbsent(deviceOfLane.getOrDefault(event.lane(), ""), transfer.to());
                }
            }
        }
        return memories;
    }
}
