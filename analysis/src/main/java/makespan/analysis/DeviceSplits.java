package makespan.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.Choice;
import makespan.trace.Outcome;
import makespan.trace.Score;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Divides kinds of tasks among the devices of a run: as it was, and ideally by the times that were measured or expected. */
final class DeviceSplits {
    private static final double NANOS_PER_SECOND = 1e9;

    /** What is known of a kind of tasks on a device; times in seconds. */
    private static final class Known {
        private final List<Double> measured = new ArrayList<>();
        private final List<Double> expected = new ArrayList<>();
        private final List<Double> expectedOfThose = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();

        double seconds() {
            return measured.isEmpty() ? median(expected) : median(measured);
        }

        Optional<DeviceStudy.Model> model() {
            return ratios.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DeviceStudy.Model(ratios.size(), median(expectedOfThose), median(ratios)));
        }

        private static double median(List<Double> values) {
            return values.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : Medians.of(
                            values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private final TaskGraph graph;
    private final Trace trace;
    private final List<DeviceLanes> devices;
    private final Map<String, Map<String, Known>> kinds = new LinkedHashMap<>();
    private final AreaProgram.@Nullable Solution ideal;

    DeviceSplits(TaskGraph graph, Trace trace, List<DeviceLanes> all) {
        this.graph = graph;
        this.trace = trace;
        devices = all.stream()
                .filter(device -> !device.kind().equals(DeviceKind.IO))
                .toList();
        Map<Integer, String> deviceOfLane = new HashMap<>();
        devices.forEach(device -> device.lanes().forEach(lane -> deviceOfLane.put(lane, device.name())));
        KindSummary.tasksByKind(graph).keySet().forEach(kind -> kinds.put(kind, new HashMap<>()));
        gather(deviceOfLane);
        kinds.values().removeIf(ofKind -> ofKind.values().stream().allMatch(known -> known.measured.isEmpty()));
        ideal = kinds.isEmpty() ? null : solve();
    }

    private void gather(Map<Integer, String> deviceOfLane) {
        Map<Integer, Choice> lastChoices = new HashMap<>();
        for (Choice choice : trace.devices().choices()) {
            lastChoices.put(choice.task(), choice);
            for (Score score : choice.scores()) {
                if (score.basis() != Score.Basis.UNKNOWN) {
                    known(choice.task(), score.device()).expected.add(score.expectedNanos() / NANOS_PER_SECOND);
                }
            }
        }
        for (TaskEvent event : trace.events()) {
            String device = deviceOfLane.get(event.lane());
            if (device != null && event.outcome() == Outcome.COMPLETED) {
                Known known = known(event.task(), device);
                double seconds = event.durationNanos() / NANOS_PER_SECOND;
                known.measured.add(seconds);
                Choice choice = lastChoices.get(event.task());
                if (choice != null
                        && choice.choice().device().equals(device)
                        && choice.choice().basis() != Score.Basis.UNKNOWN) {
                    double expected = choice.choice().expectedNanos() / NANOS_PER_SECOND;
                    known.expectedOfThose.add(expected);
                    known.ratios.add(seconds == expected ? 1 : seconds / expected);
                }
            }
        }
    }

    private Known known(int task, String device) {
        return kinds.getOrDefault(graph.task(task).kind(), new HashMap<>())
                .computeIfAbsent(device, name -> new Known());
    }

    private AreaProgram.Solution solve() {
        double[][] seconds = kinds.values().stream()
                .map(ofKind -> devices.stream()
                        .mapToDouble(device -> seconds(ofKind, device))
                        .toArray())
                .toArray(double[][]::new);
        int[] counts = kinds.values().stream().mapToInt(DeviceSplits::count).toArray();
        int[] lanes = devices.stream().mapToInt(device -> device.lanes().size()).toArray();
        return new AreaProgram(seconds, counts, lanes).solve();
    }

    private static double seconds(Map<String, Known> ofKind, DeviceLanes device) {
        Known known = ofKind.get(device.name());
        return known == null ? Double.POSITIVE_INFINITY : known.seconds();
    }

    private static int count(Map<String, Known> ofKind) {
        return ofKind.values().stream().mapToInt(known -> known.measured.size()).sum();
    }

    /** Returns the time of the ideal split, if the program was solved. */
    OptionalDouble idealSeconds() {
        return ideal == null || ideal.shares().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(ideal.lower());
    }

    List<DeviceStudy.Split> splits() {
        List<DeviceStudy.Split> splits = new ArrayList<>();
        List<String> names = List.copyOf(kinds.keySet());
        for (int kind = 0; kind < names.size(); kind++) {
            Map<String, Known> ofKind = kinds.getOrDefault(names.get(kind), Map.of());
            for (int at = 0; at < devices.size(); at++) {
                Known known = ofKind.get(devices.get(at).name());
                if (known != null && Double.isFinite(known.seconds())) {
                    splits.add(new DeviceStudy.Split(
                            names.get(kind),
                            devices.get(at),
                            known.measured.size(),
                            (double) known.measured.size() / count(ofKind),
                            idealShare(kind, at),
                            known.seconds(),
                            !known.measured.isEmpty(),
                            known.model()));
                }
            }
        }
        return splits;
    }

    private OptionalDouble idealShare(int kind, int device) {
        return ideal == null || ideal.shares().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(ideal.shares().get(kind).get(device));
    }
}
