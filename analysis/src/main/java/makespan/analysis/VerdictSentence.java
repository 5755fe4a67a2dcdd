package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makespan.device.DeviceKind;
import makespan.graph.Task;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Chooses the words of a {@link Verdict}. */
final class VerdictSentence {
    /** Speedups this close to another are called equal: they print alike. */
    private static final double NOTICEABLE = 0.05;

    /** Part of a limit from which on it is what limits; below, the idle workers' time says what does. */
    private static final double NEAR_LIMIT = 0.8;

    private static final int MOST_PATH_NAMES = 5;
    private static final int MOST_FAILED_NAMES = 3;

    private static final Map<String, String> IDLE_BECAUSE = Map.of(
            "starved", "waited for running tasks",
            "scheduler", "waited for the scheduler",
            "transfer", "waited for data",
            "blocked", "waited for I/O",
            "tail", "had nothing left to start");

    private final RunAnalysis run;
    private final @Nullable Improvement improvement;
    private final int workers;
    private final double limit;

    VerdictSentence(RunAnalysis run, @Nullable Improvement improvement) {
        this.run = run;
        this.improvement = improvement;
        workers = run.workers();
        limit = run.speedupLimit();
    }

    String text() {
        if (run.graph().size() == 0) {
            return "nothing to run: the graph has no tasks";
        }
        if (run.trace().unrecorded() > 0) {
            return origin() + cut();
        }
        return switch (run.outcome()) {
            case FAILED -> failed();
            case CANCELLED -> cancelled();
            case COMPLETED -> origin() + completed();
        };
    }

    private String cut() {
        int recorded = run.trace().events().size();
        return "the trace was cut at its limit: it holds " + recorded + " of the "
                + Quantity.count(recorded + run.trace().unrecorded(), "task")
                + " that ran; what is said here holds for those alone, and a higher trace limit would tell more";
    }

    private String failed() {
        List<String> names =
                run.failed().stream().map(task -> "'" + task.name() + "'").toList();
        String tasks = names.size() == 1 ? "task " : "tasks ";
        return origin() + "failed: " + tasks + enumerate(names, ", ") + " ended with an error; " + progress();
    }

    private String cancelled() {
        if (run.trace().events().isEmpty()) {
            return origin() + "cancelled before any task started";
        }
        return origin() + "cancelled after " + Quantity.duration(run.makespan()) + "; " + progress();
    }

    private String progress() {
        String completed = run.completed() + " of " + Quantity.count(run.graph().size(), "task") + " completed";
        List<String> notRun = run.notRun().stream().map(Task::name).toList();
        return notRun.isEmpty() ? completed : completed + ", not run: " + enumerate(notRun, ", ");
    }

    private static String enumerate(List<String> names, String separator) {
        if (names.size() <= MOST_FAILED_NAMES) {
            return String.join(separator, names);
        }
        return String.join(separator, names.subList(0, MOST_FAILED_NAMES)) + " and "
                + (names.size() - MOST_FAILED_NAMES) + " more";
    }

    private String origin() {
        Trace.Origin origin = run.trace().origin();
        return switch (origin) {
            case SIMULATED -> "simulated: ";
            case EMULATED -> "emulated: ";
            case IMPORTED -> "imported: ";
            case MEASURED -> "";
        };
    }

    private String completed() {
        if (run.workSpan().span() == 0) {
            return run.graph().size() == 1
                    ? "the only task took no measurable time"
                    : "all " + run.graph().size() + " tasks took no measurable time";
        }
        if (run.usedDevices()) {
            return new DeviceSentence(run).text() + "; workers and devices " + idleFor();
        }
        List<String> clauses = new ArrayList<>();
        if (run.workSpan().work() == 0) {
            clauses.add("took " + Quantity.duration(run.makespan()) + " and no worker's time: all of it is I/O");
            clauses.add(path() + " alone takes "
                    + Quantity.duration(run.criticalPath().length()));
        } else {
            clauses.add(speed());
            clauses.add(run.dependenciesKnown() ? limit() : unknownLimit());
        }
        if (improvement != null) {
            clauses.add(improvement.sentence(run.graph()));
        }
        return String.join("; ", clauses);
    }

    private String speed() {
        if (workers == 1) {
            return "took " + Quantity.duration(run.makespan()) + " on one worker";
        }
        if (run.oversubscribed()) {
            return "took " + Quantity.duration(run.makespan()) + " on " + workers + " workers, which shared "
                    + Quantity.count(run.processors(), "processor") + " and slowed each other down";
        }
        double speedup = run.speedup();
        String on = " on " + workers + " workers than " + (hasIo() ? "a replay of it on one" : "its work on one");
        if (speedup < 1 - NOTICEABLE) {
            return "slower" + on + " (" + Quantity.speedup(speedup) + ")";
        }
        if (speedup < 1 + NOTICEABLE) {
            return "no faster" + on;
        }
        return Quantity.speedup(speedup) + " faster" + on;
    }

    private boolean hasIo() {
        return run.graph().tasks().stream().anyMatch(task -> task.device().equals(DeviceKind.IO));
    }

    private String limit() {
        if (run.graph().size() == 1) {
            return "a single task gains nothing from more workers";
        }
        if (limit < 1 + NOTICEABLE) {
            return path() + " is nearly all there is to do: more workers cannot help";
        }
        String most = "at most " + Quantity.speedup(limit);
        if (workers == 1 || run.oversubscribed()) {
            return path() + " allows " + most + (workers == 1 ? " on more workers" : " on any number of workers");
        }
        double reached = run.speedup() / Math.min(workers, limit);
        if (reached < NEAR_LIMIT) {
            return path() + " allows " + most + " on any number of workers, but " + idle();
        }
        return limit <= workers
                ? path() + " sets the limit: " + most + " on any number of workers"
                : "the " + workers + " workers set the limit: " + path() + " allows " + most + " on more";
    }

    private String unknownLimit() {
        return "its trace names no dependencies, so that what limits it is not known; " + longest() + " alone takes "
                + Quantity.duration(run.criticalPath().length());
    }

    private String longest() {
        return "the longest task '"
                + run.graph().task(run.criticalPath().tasks().get(0)).name() + "'";
    }

    private String idle() {
        return "workers " + idleFor();
    }

    /** The largest of the reasons for which workers were idle. */
    private String idleFor() {
        Map<String, Double> shares = run.breakdown().shares();
        String largest = IDLE_BECAUSE.keySet().stream()
                .max(Comparator.<String>comparingDouble(reason -> shares.getOrDefault(reason, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        boolean unknown = run.trace().origin() == Trace.Origin.IMPORTED;
        return (unknown ? "were idle" : IDLE_BECAUSE.get(largest)) + " for "
                + Quantity.percent(shares.getOrDefault(largest, 0.0)) + " of their time";
    }

    private String path() {
        List<String> names = run.criticalPath().tasks().stream()
                .filter(task -> run.seconds(task) > 0)
                .map(task -> run.graph().task(task).name())
                .collect(Collectors.toList());
        if (names.size() == 1) {
            return "the longest task '" + names.get(0) + "'";
        }
        int count = names.size();
        if (count > MOST_PATH_NAMES) {
            names = List.of(names.get(0), names.get(1), "…", names.get(count - 1));
        }
        return "the critical path " + String.join(" → ", names)
                + (count > MOST_PATH_NAMES ? " (" + count + " tasks)" : "");
    }
}
