package makespan.charts;

import java.util.Locale;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.graph.Task;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import org.jspecify.annotations.Nullable;

/** What there is to say about one task of a run. */
final class TaskFacts {
    private TaskFacts() {}

    /** Returns a few lines for a tooltip. */
    static String tooltip(Task task, @Nullable RunAnalysis run) {
        StringBuilder lines = new StringBuilder(Ellipsis.columns(task.name(), 100))
                .append("\nkind ")
                .append(Ellipsis.columns(task.kind(), 60));
        task.declaredAt().ifPresent(place -> lines.append(" · ").append(place));
        if (run != null) {
            TaskEvent event = run.trace().event(task.index()).orElse(null);
            lines.append('\n').append(event == null ? "not run" : executed(run, event));
            run.choice(task.index()).ifPresent(choice -> lines.append(PlacementWords.lines(choice)));
        }
        return lines.toString();
    }

    private static String executed(RunAnalysis run, TaskEvent event) {
        String outcome = event.outcome() == Outcome.COMPLETED ? "" : word(event.outcome()) + " after ";
        String where = outcome + Quantity.duration(run.seconds(event.task())) + " on "
                + DeviceNames.of(run.trace().lanes().get(event.lane())) + ", from "
                + Quantity.duration(event.startNanos() / 1e9);
        if (!run.dependenciesKnown()) {
            return where;
        }
        String slack = event.outcome() == Outcome.COMPLETED
                ? "\nslack " + Quantity.duration(run.slack().slack(event.task()))
                : "";
        return where + slack + (run.criticalPath().tasks().contains(event.task()) ? " · on the critical path" : "");
    }

    /** Returns an outcome in lower case. */
    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
