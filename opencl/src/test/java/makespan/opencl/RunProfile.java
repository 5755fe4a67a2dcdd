package makespan.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import makespan.runtime.RunResult;
import makespan.trace.Choice;
import makespan.trace.Lane;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;

/**
 * Where the time of a run went.
 *
 * @param shareOnDevices which part of the tasks did not run on workers
 * @param parts what is to be said of it
 */
record RunProfile(double shareOnDevices, List<String> parts) {
    static RunProfile of(RunResult result) {
        Trace trace = result.trace();
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%.2f ms", trace.makespanNanos() / 1e6));
        for (Lane lane : trace.lanes()) {
            long[] busy = trace.events().stream()
                    .filter(event -> event.lane() == lane.index())
                    .mapToLong(event -> event.endNanos() - event.startNanos())
                    .toArray();
            parts.add(part(lane.name(), busy));
        }
        for (Transfer.Purpose purpose : Transfer.Purpose.values()) {
            long[] moved = trace.devices().transfers().stream()
                    .filter(transfer -> transfer.purpose() == purpose)
                    .mapToLong(transfer -> transfer.endNanos() - transfer.startNanos())
                    .toArray();
            if (moved.length > 0) {
                parts.add(part(purpose.name(), moved));
            }
        }
        Map<Choice.Reason, Long> reasons = trace.devices().choices().stream()
                .collect(Collectors.groupingBy(Choice::reason, TreeMap::new, Collectors.counting()));
        parts.add(reasons.toString());
        long lastTask =
                trace.events().stream().mapToLong(TaskEvent::endNanos).max().orElse(0);
        parts.add(String.format(Locale.ROOT, "after the last task %.2f ms", (trace.makespanNanos() - lastTask) / 1e6));
        long onDevices = trace.events().stream()
                .filter(event -> event.lane() >= result.workers())
                .count();
        return new RunProfile((double) onDevices / result.graph().size(), parts);
    }

    private static String part(String name, long[] nanos) {
        long sum = 0;
        for (long each : nanos) {
            sum += each;
        }
        return String.format(Locale.ROOT, "%s %d× %.2f ms", name, nanos.length, sum / 1e6);
    }

    @Override
    public String toString() {
        return String.join(", ", parts);
    }
}
