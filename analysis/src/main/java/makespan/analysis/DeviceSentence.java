package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The words of a {@link Verdict} for a run on unlike devices: where it ran, and which device had most to do. */
final class DeviceSentence {
    private static final int MOST_NAMES = 3;

    private final RunAnalysis run;

    DeviceSentence(RunAnalysis run) {
        this.run = run;
    }

    /** Returns two clauses, such as {@code took 2 s on 4 workers and 'gpu'; 'gpu' was busy for 90 % of it, the most of all}. */
    String text() {
        return "took " + Quantity.duration(run.makespan()) + " on " + places() + busiest();
    }

    private String places() {
        List<String> places = new ArrayList<>();
        if (run.workers() > 0) {
            places.add(Quantity.count(run.workers(), "worker"));
        }
        List<DeviceLanes> devices = run.devices();
        devices.stream().limit(MOST_NAMES).map(DeviceSentence::named).forEach(places::add);
        if (devices.size() > MOST_NAMES) {
            places.add(Quantity.count(devices.size() - MOST_NAMES, "more device"));
        }
        int last = places.size() - 1;
        return last == 0 ? places.get(0) : String.join(", ", places.subList(0, last)) + " and " + places.get(last);
    }

    private static String named(DeviceLanes device) {
        return "'" + device.name() + "'" + (device.emulated() ? " (emulated)" : "");
    }

    private String busiest() {
        return DeviceStudy.of(run).devices().stream()
                .filter(DeviceStudy.Usage::computes)
                .max(Comparator.comparingDouble(DeviceStudy.Usage::utilisation))
                .map(most -> "; '" + most.device().name() + "' was busy for " + Quantity.percent(most.utilisation())
                        + " of it, the most of all")
                .orElse("");
    }
}
