package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;

/** Sums up what devices did. */
final class DeviceUsage {
    private static final double NANOS_PER_SECOND = 1e9;

    private record Stretch(long start, long end) {}

    private DeviceUsage() {}

    static List<DeviceStudy.Usage> of(Trace trace, List<DeviceLanes> devices) {
        Map<Integer, List<Stretch>> busy = new HashMap<>();
        for (TaskEvent event : trace.events()) {
            busy.computeIfAbsent(event.lane(), lane -> new ArrayList<>())
                    .add(new Stretch(event.startNanos(), event.endNanos()));
        }
        return devices.stream()
                .map(device -> usage(trace, device, busy))
                .filter(usage -> usage.computes() || usage.tasks() > 0)
                .toList();
    }

    private static DeviceStudy.Usage usage(Trace trace, DeviceLanes device, Map<Integer, List<Stretch>> busy) {
        List<Stretch> all = new ArrayList<>();
        double busySeconds = 0;
        for (int lane : device.lanes()) {
            List<Stretch> ofLane = busy.getOrDefault(lane, List.of());
            busySeconds += covered(ofLane);
            all.addAll(ofLane);
        }
        double possible = device.lanes().size() * trace.makespanNanos() / NANOS_PER_SECOND;
        Double watts = device.watts();
        List<Transfer> in = trace.devices().transfers().stream()
                .filter(transfer -> transfer.to().equals(device.memory()))
                .toList();
        List<Transfer> out = trace.devices().transfers().stream()
                .filter(transfer -> transfer.from().equals(device.memory()))
                .toList();
        List<Stretch> moving = new ArrayList<>();
        in.forEach(transfer -> moving.add(new Stretch(transfer.startNanos(), transfer.endNanos())));
        out.forEach(transfer -> moving.add(new Stretch(transfer.startNanos(), transfer.endNanos())));
        return new DeviceStudy.Usage(
                device,
                all.size(),
                busySeconds,
                possible > 0 ? busySeconds / possible : 0,
                in.stream().mapToLong(Transfer::bytes).sum(),
                out.stream().mapToLong(Transfer::bytes).sum(),
                covered(moving),
                watts == null ? OptionalDouble.empty() : OptionalDouble.of(covered(all) * watts));
    }

    /** Returns how long at least one of the stretches lasted, in seconds. */
    private static double covered(List<Stretch> stretches) {
        long covered = 0;
        long end = 0;
        for (Stretch stretch : stretches.stream()
                .sorted(Comparator.comparingLong(Stretch::start))
                .toList()) {
            covered += Math.max(0, stretch.end() - Math.max(end, stretch.start()));
            end = Math.max(end, stretch.end());
        }
        return covered / NANOS_PER_SECOND;
    }
}
