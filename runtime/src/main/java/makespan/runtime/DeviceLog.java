package makespan.runtime;

import java.util.ArrayList;
import java.util.List;
import makespan.trace.Choice;
import makespan.trace.DeviceRecord;
import makespan.trace.Fallback;
import makespan.trace.Transfer;

/** What a run says of unlike devices, in bounded memory. Guarded by the monitor of {@link Placements}. */
final class DeviceLog {
    private final RunState run;
    private final int limit;
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Fallback> fallbacks = new ArrayList<>();

    /** @param limit how many entries of each kind are kept */
    DeviceLog(RunState run, int limit) {
        this.run = run;
        this.limit = limit;
    }

    void moved(Move move, long startNanos, long endNanos) {
        if (transfers.size() < limit) {
            transfers.add(new Transfer(
                    move.from().data().name(),
                    move.from().data().bytes(),
                    move.from().space().memory().name(),
                    move.to().space().memory().name(),
                    move.upToDate() ? move.purpose() : Transfer.Purpose.OUTDATED,
                    move.task(),
                    run.sinceBegin(startNanos),
                    run.sinceBegin(endNanos)));
        }
    }

    void decided(PlacedTask task, Decision decision) {
        if (choices.size() < limit) {
            choices.add(new Choice(
                    task.index(),
                    run.sinceBegin(System.nanoTime()),
                    decision.scores(),
                    decision.chosen(),
                    decision.reason()));
        }
    }

    void failed(PlacedTask task, Candidate way, Throwable cause) {
        if (fallbacks.size() < limit) {
            fallbacks.add(new Fallback(
                    task.index(),
                    run.sinceBegin(System.nanoTime()),
                    way.target().name(),
                    way.variant().target(),
                    TaskFailedException.describe(cause)));
        }
    }

    /** @param notes what devices say of themselves */
    DeviceRecord toRecord(List<String> notes) {
        return new DeviceRecord(transfers, choices, fallbacks, notes);
    }
}
