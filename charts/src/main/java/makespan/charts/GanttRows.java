package makespan.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.analysis.DeviceLanes;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.device.DeviceKind;
import makespan.trace.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * Where the lanes of a run lie in its picture, from its upper edge down: one below the other; in a run that used devices,
 * those of each device under its name, and above them what was moved to its memory.
 */
final class GanttRows {
    static final double GAP = 3;
    private static final double HEADING = 16;
    private static final double BETWEEN = 5;

    /** The name of a device above its lanes. */
    record Heading(String text, double baseline) {}

    /** The row of what was moved to a memory. */
    record Moves(String memory, double top, double height, List<Transfer> transfers) {}

    private final double rowHeight;
    private final double[] tops;
    private final List<Heading> headings = new ArrayList<>();
    private final List<Moves> moves = new ArrayList<>();
    private double y = 6;

    GanttRows(RunAnalysis run) {
        int lanes = run.trace().lanes().size();
        rowHeight = lanes <= 6 ? 40 : lanes <= 10 ? 32 : lanes <= 20 ? 24 : lanes <= 40 ? 16 : lanes <= 96 ? 11 : 7;
        tops = new double[lanes];
        if (run.usedDevices()) {
            group(run);
        } else {
            for (int lane = 0; lane < lanes; lane++) {
                tops[lane] = y + rowHeight * lane;
            }
            y += rowHeight * Math.max(1, lanes);
        }
    }

    private void group(RunAnalysis run) {
        Map<String, List<Transfer>> byMemory = new LinkedHashMap<>();
        run.trace()
                .devices()
                .transfers()
                .forEach(transfer -> byMemory.computeIfAbsent(transfer.to(), memory -> new ArrayList<>())
                        .add(transfer));
        for (DeviceLanes device : DeviceLanes.of(run.trace())) {
            heading(heading(device));
            moves(device.memory(), byMemory.remove(device.memory()));
            for (int lane : device.lanes()) {
                tops[lane] = y;
                y += rowHeight;
            }
            y += BETWEEN;
        }
        byMemory.forEach((memory, transfers) -> {
            heading("memory " + memory);
            moves(memory, transfers);
            y += BETWEEN;
        });
    }

    private void heading(String text) {
        headings.add(new Heading(text, y + 10));
        y += HEADING;
    }

    private void moves(String memory, @Nullable List<Transfer> transfers) {
        if (transfers != null) {
            double height = Math.max(7, rowHeight * 0.4);
            moves.add(new Moves(memory, y, height - 2, transfers));
            y += height;
        }
    }

    /** Returns {@code npu 0 — npu, emulated, 5 W}. */
    static String heading(DeviceLanes device) {
        List<String> facts = new ArrayList<>();
        if (!device.kind().word().equals(device.name())) {
            facts.add(device.kind().word());
        }
        if (device.emulated()) {
            facts.add("emulated");
        }
        Double watts = device.watts();
        if (watts != null) {
            facts.add(Quantity.plain(watts) + " W");
        }
        if (device.lanes().size() > 1) {
            boolean workers = device.kind().equals(DeviceKind.CPU);
            facts.add(Quantity.count(device.lanes().size(), workers ? "worker" : "slot"));
        }
        return Ellipsis.columns(device.name(), 60) + (facts.isEmpty() ? "" : " — " + String.join(", ", facts));
    }

    double rowHeight() {
        return rowHeight;
    }

    double barHeight() {
        return rowHeight - Math.min(GAP, rowHeight / 5);
    }

    double laneTop(int lane) {
        return tops[lane];
    }

    List<Heading> headings() {
        return headings;
    }

    List<Moves> moves() {
        return moves;
    }

    double height() {
        return y + 2;
    }
}
