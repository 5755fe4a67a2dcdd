package makespan.format;

import java.util.List;
import java.util.Locale;
import makespan.analysis.Bounds;
import makespan.analysis.DeviceStudy;
import makespan.analysis.KindSummary;
import makespan.analysis.RunAnalysis;
import makespan.graph.Task;
import makespan.runtime.TaskFailure;

/**
 * The figures of a run as one JSON object on one line, for scripts. Names end in their unit: {@code _s} is seconds.
 * Ratios have no unit; shares run from 0 to 1.
 */
public final class RunSummaryJson {
    private static final double NANOS_PER_SECOND = 1e9;

    private final RunAnalysis run;
    private final JsonWriter json = new JsonWriter();

    private RunSummaryJson(RunAnalysis run) {
        this.run = run;
    }

    /** Returns the summary of a run. */
    public static String toJson(RunAnalysis run) {
        RunSummaryJson summary = new RunSummaryJson(run);
        summary.write();
        return summary.json.toString();
    }

    private void write() {
        json.beginObject();
        json.name("graph").value(run.graph().name());
        json.name("status").value(run.outcome().name().toLowerCase(Locale.ROOT));
        json.name("origin").value(run.trace().origin().word());
        json.name("verdict").value(run.verdict().sentence());
        json.name("tasks").value(run.graph().size());
        json.name("edges").value(run.graph().edgeCount());
        json.name("completed").value(run.completed());
        json.name("failed").values(names(run.failed()));
        json.name("failures").beginArray();
        run.failures().forEach(this::failure);
        json.endArray();
        json.name("not_run").values(names(run.notRun()));
        seconds("work_s", run.workSpan().work());
        seconds("span_s", run.workSpan().span());
        if (!run.usedDevices()) {
            ratio("parallelism", run.workSpan().parallelism());
        }
        seconds("makespan_s", run.makespan());
        json.name("workers").value(run.workers());
        ratio("utilisation", run.utilisation());
        json.name("oversubscribed").value(run.oversubscribed());
        if (run.usedDevices()) {
            json.name("devices").json(DeviceStudyJson.of(DeviceStudy.of(run)));
        } else {
            ratio("speedup_estimate", run.speedup());
            ratio("speedup_limit", run.speedupLimit());
        }
        json.name("critical_path").values(run.criticalPath().names(run.graph()));
        json.name("realised_path")
                .values(run.realisedPath().steps().stream()
                        .map(step -> run.graph().task(step.task()).name())
                        .toList());
        if (!run.usedDevices()) {
            bounds(run.bounds());
        }
        breakdown();
        json.name("kinds").beginArray();
        run.kinds().forEach(this::kind);
        json.endArray();
        json.name("steals").value(run.trace().counters().steals());
        json.name("parks").value(run.trace().counters().parks());
        json.endObject();
    }

    private void failure(TaskFailure failure) {
        json.beginObject().name("task").value(failure.task().name());
        json.name("tries").value(failure.tries());
        json.name("exception").value(failure.cause().getClass().getName());
        json.name("message").value(failure.cause().getMessage()).endObject();
    }

    private void bounds(Bounds bounds) {
        json.name("bounds").beginObject();
        seconds("work_law_s", bounds.workLaw());
        seconds("span_law_s", bounds.spanLaw());
        seconds("greedy_upper_s", bounds.greedyUpper());
        ratio("efficiency_at_least", bounds.efficiencyAtLeast(run.makespan()));
        json.endObject();
    }

    private void breakdown() {
        json.name("breakdown").beginObject();
        seconds("work_s", run.breakdown().work());
        if (run.breakdown().contention() > 0) {
            seconds("contention_s", run.breakdown().contention());
        }
        seconds("starved_s", run.breakdown().starved());
        seconds("scheduler_s", run.breakdown().scheduler());
        if (run.breakdown().transfer() > 0) {
            seconds("transfer_s", run.breakdown().transfer());
        }
        seconds("blocked_s", run.breakdown().blocked());
        seconds("tail_s", run.breakdown().tail());
        seconds("total_s", run.breakdown().total());
        json.endObject();
    }

    private void kind(KindSummary kind) {
        json.beginObject().name("kind").value(kind.kind());
        json.name("count").value(kind.count());
        seconds("work_s", kind.work());
        ratio("share", kind.share());
        seconds("median_s", kind.median());
        seconds("longest_s", kind.longest());
        json.endObject();
    }

    private void seconds(String name, double seconds) {
        json.name(name).value(Math.rint(seconds * NANOS_PER_SECOND) / NANOS_PER_SECOND);
    }

    private void ratio(String name, double ratio) {
        json.name(name).value(Math.rint(ratio * 1e6) / 1e6);
    }

    private static List<String> names(List<Task> tasks) {
        return tasks.stream().map(Task::name).toList();
    }
}
