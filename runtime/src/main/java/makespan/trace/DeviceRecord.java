package makespan.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a run says of unlike devices beside when each task ran where.
 *
 * @param transfers the copies of data from memory to memory, by their start
 * @param choices where tasks with several ways were placed, and why; a task may have several
 * @param fallbacks ways that failed
 * @param notes what else devices say of themselves, a sentence each
 */
public record DeviceRecord(
        List<Transfer> transfers, List<Choice> choices, List<Fallback> fallbacks, List<String> notes) {
    /** Of a run on workers alone. */
    public static final DeviceRecord NONE = new DeviceRecord(List.of(), List.of(), List.of(), List.of());

    public DeviceRecord {
        transfers = transfers.stream()
                .sorted(Comparator.comparingLong(Transfer::startNanos).thenComparingLong(Transfer::endNanos))
                .toList();
        choices = List.copyOf(choices);
        fallbacks = List.copyOf(fallbacks);
        notes = List.copyOf(notes);
    }

    /** Returns the last choice for a task, which is where it ran; none if it had no choice. */
    public Optional<Choice> choice(int task) {
        return choices.stream().filter(choice -> choice.task() == task).reduce((earlier, later) -> later);
    }

    /** Returns how long all transfers took together, overlaps counted twice, in nanoseconds. */
    public long transferNanos() {
        return transfers.stream().mapToLong(Transfer::durationNanos).sum();
    }
}
