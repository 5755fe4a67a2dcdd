package makespan.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;

/** When lanes were idle because the data of a task that was ready, and ran there next, were still on their way. */
final class DataWaits {
    /** A stretch of such waiting; those of one lane do not overlap. Nanoseconds since the start of the run. */
    record Wait(int task, int lane, long startNanos, long endNanos) {}

    private DataWaits() {}

    static List<Wait> of(Trace trace) {
        Map<Integer, List<Transfer>> transfers = byTask(trace);
        long[] freeNanos = new long[trace.lanes().size()];
        List<Wait> waits = new ArrayList<>();
        for (TaskEvent event : trace.events()) {
            long idle = Math.max(event.readyNanos(), freeNanos[event.lane()]);
            for (Transfer transfer : transfers.getOrDefault(event.task(), List.of())) {
                long from = Math.max(idle, transfer.startNanos());
                long to = Math.min(event.startNanos(), transfer.endNanos());
                if (from < to) {
                    waits.add(new Wait(event.task(), event.lane(), from, to));
                    idle = to;
                }
            }
            freeNanos[event.lane()] = Math.max(freeNanos[event.lane()], event.endNanos());
        }
        return waits;
    }

    /** Returns what was moved for each task, to have it there or to make room for it, by the start. */
    static Map<Integer, List<Transfer>> byTask(Trace trace) {
        Map<Integer, List<Transfer>> transfers = new HashMap<>();
        for (Transfer transfer : trace.devices().transfers()) {
            boolean needed =
                    transfer.purpose() == Transfer.Purpose.FETCH || transfer.purpose() == Transfer.Purpose.EVICTION;
            if (needed && transfer.task() >= 0) {
                transfers
                        .computeIfAbsent(transfer.task(), task -> new ArrayList<>())
                        .add(transfer);
            }
        }
        return transfers;
    }
}
