package makespan.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.trace.Transfer;

/** Transfers in as few rows as hold them without overlaps, for each memory that they go to. */
final class TransferRows {
    /**
     * Transfers to one memory, one after the other.
     *
     * @param transfers by their start
     */
    record Row(String memory, List<Transfer> transfers) {
        boolean takes(Transfer transfer) {
            return transfers.get(transfers.size() - 1).endNanos() <= transfer.startNanos();
        }
    }

    private TransferRows() {}

    /** @param transfers by their start */
    static List<Row> of(List<Transfer> transfers) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (Transfer transfer : transfers) {
            List<Row> ofMemory = rows.computeIfAbsent(transfer.to(), memory -> new ArrayList<>());
            ofMemory.stream()
                    .filter(row -> row.takes(transfer))
                    .findFirst()
                    .orElseGet(() -> {
                        Row row = new Row(transfer.to(), new ArrayList<>());
                        ofMemory.add(row);
                        return row;
                    })
                    .transfers()
                    .add(transfer);
        }
        return rows.values().stream().flatMap(List::stream).toList();
    }
}
