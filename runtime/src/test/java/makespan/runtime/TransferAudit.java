package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.device.Access;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.Lane;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;

/**
 * Replays a trace against a model of its own of which memory holds what, and checks that each task found valid copies of
 * what it read, and that no copy was made where a valid one was.
 */
final class TransferAudit {
    private static final String HOME = "host";

    private TransferAudit() {}

    /** What happens to the model, and when. */
    private record Change(long nanos, int order, Runnable action) {}

    /**
     * Devices' memories are called as their lanes are. The data of a graph must have different names.
     *
     * @param unlimited whether no memory was ever full: else copies may have been dropped, of which the trace says nothing
     */
    static void check(RunResult result, boolean unlimited, String what) {
        Trace trace = result.trace();
        TaskGraph graph = result.graph();
        Map<String, Set<String>> valid = new HashMap<>();
        Set<String> temporary = new HashSet<>();
        graph.tasks()
                .forEach(task -> task.accesses().forEach(access -> {
                    valid.put(access.data().name(), new HashSet<>(Set.of(HOME)));
                    if (access.data().isTemporary()) {
                        temporary.add(access.data().name());
                    }
                }));
        List<Change> changes = new ArrayList<>();
        for (Transfer transfer : trace.devices().transfers()) {
            if (transfer.purpose() != Transfer.Purpose.OUTDATED) {
                changes.add(new Change(transfer.endNanos(), 0, () -> {
                    Set<String> holders = valid.getOrDefault(transfer.data(), new HashSet<>());
                    assertTrue(
                            holders.contains(transfer.from()),
                            () -> what + ": from where it is not valid: " + transfer + ", but in " + holders);
                    assertTrue(
                            holders.add(transfer.to()) || !unlimited,
                            () -> what + ": to where it is valid: " + transfer);
                }));
            }
        }
        for (TaskEvent event : trace.events()) {
            String memory = memory(trace, event);
            List<Access> accesses = graph.accesses(event.task());
            changes.add(new Change(
                    event.startNanos(),
                    1,
                    () -> accesses.forEach(access -> {
                        if (access.mode().reads()) {
                            Set<String> holders =
                                    valid.getOrDefault(access.data().name(), Set.of());
                            assertTrue(
                                    holders.contains(memory),
                                    () -> what + ": task " + graph.task(event.task()) + " read " + access.data()
                                            + " in " + memory + ", but it was valid in " + holders);
                        }
                    })));
            changes.add(new Change(
                    event.endNanos(),
                    2,
                    () -> accesses.forEach(access -> {
                        if (access.mode().writes()) {
                            valid.put(access.data().name(), new HashSet<>(Set.of(memory)));
                        }
                    })));
        }
        changes.sort(Comparator.comparingLong(Change::nanos).thenComparingInt(Change::order));
        changes.forEach(change -> change.action().run());
        valid.forEach((data, holders) -> assertTrue(
                temporary.contains(data) || holders.contains(HOME),
                () -> what + ": " + data + " was not brought home"));
        assertEquals(graph.size(), trace.events().size(), what);
    }

    private static String memory(Trace trace, TaskEvent event) {
        Lane lane = trace.lanes().get(event.lane());
        return lane.device().equals(DeviceKind.CPU) || lane.device().equals(DeviceKind.IO) ? HOME : lane.name();
    }
}
