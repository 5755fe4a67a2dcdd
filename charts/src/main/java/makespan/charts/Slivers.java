package makespan.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.analysis.RunAnalysis;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;

/**
 * Divides the events of a run into bars drawn one by one and, in a run of very many, runs of neighbours too thin to
 * tell apart, which are merged into one bar in the colour of the kind that took most of it.
 */
final class Slivers {
    /** A merged bar; times in seconds. */
    record Sliver(int lane, double start, double end) {}

    /** Up to so many events every task has its own bar. */
    static final int MANY = 3000;
    /** Merged bars over all lanes stay below this number. */
    private static final double MOST_MERGED = 12_000;

    private static final double THIN = 2;

    private final RunAnalysis run;
    private final List<TaskEvent> single = new ArrayList<>();
    private final Map<String, List<Sliver>> merged = new LinkedHashMap<>();

    /** @param scale units of the picture per second */
    Slivers(RunAnalysis run, double scale) {
        this.run = run;
        List<TaskEvent> events = run.trace().events();
        if (events.size() <= MANY) {
            single.addAll(events);
            return;
        }
        int lanes = run.trace().lanes().size();
        double column = Math.max(THIN, run.makespan() * scale * lanes / MOST_MERGED) / scale;
        List<List<TaskEvent>> byLane = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            byLane.add(new ArrayList<>());
        }
        for (TaskEvent event : events) {
            boolean thin = event.durationNanos() / 1e9 < column && event.outcome() == Outcome.COMPLETED;
            if (thin) {
                byLane.get(event.lane()).add(event);
            } else {
                single.add(event);
            }
        }
        byLane.forEach(lane -> merge(lane, column));
    }

    private void merge(List<TaskEvent> lane, double column) {
        List<TaskEvent> open = new ArrayList<>();
        double start = 0;
        double end = 0;
        for (TaskEvent event : lane) {
            double from = event.startNanos() / 1e9;
            if (!open.isEmpty() && (from - end > column / 2 || from - start > column)) {
                close(open, start, end);
                open.clear();
            }
            if (open.isEmpty()) {
                start = from;
            }
            end = event.endNanos() / 1e9;
            open.add(event);
        }
        if (!open.isEmpty()) {
            close(open, start, end);
        }
    }

    private void close(List<TaskEvent> events, double start, double end) {
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (TaskEvent event : events) {
            nanos.merge(run.graph().task(event.task()).kind(), event.durationNanos(), Long::sum);
        }
        String kind = nanos.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
        merged.computeIfAbsent(kind, k -> new ArrayList<>())
                .add(new Sliver(events.get(0).lane(), start, end));
    }

    /** Returns the events to draw one by one. */
    List<TaskEvent> single() {
        return single;
    }

    /** Returns the merged bars by kind. */
    Map<String, List<Sliver>> merged() {
        return merged;
    }
}
