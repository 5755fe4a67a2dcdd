package makespan.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import makespan.device.DeviceKind;
import makespan.graph.Task;
import makespan.trace.Trace;

/** The replays that answer one {@link WhatIf}. */
final class WhatIfReplays {
    private static final int MOST_TASKS_REPLAYED = 1_000_000;
    private static final int REACH = 64;

    private final RunAnalysis run;
    private final WhatIf question;
    private final List<String> notes = new ArrayList<>();

    WhatIfReplays(WhatIf question) {
        this.question = question;
        run = question.run;
    }

    WhatIfStudy study() {
        String refusal = Replay.refusal(run).orElse("");
        if (!refusal.isEmpty()) {
            return new WhatIfStudy(run, question.changes, null, null, refusal, notes);
        }
        Replay replay = new Replay(run);
        String unlike = replay.refusal().orElse("");
        if (!unlike.isEmpty()) {
            return new WhatIfStudy(run, question.changes, replay.makespan(), null, unlike, notes);
        }
        WhatIfStudy.Prediction prediction = prediction(replay);
        noteWhatHolds();
        return new WhatIfStudy(run, question.changes, replay.makespan(), prediction, "", notes);
    }

    private WhatIfStudy.Prediction prediction(Replay replay) {
        RunAnalysis after = RunAnalysis.of(run.graph(), replay.trace(question.seconds, question.workers));
        Ranking ranking = Ranking.of(run, replay);
        if (!ranking.limits().isEmpty()) {
            notes.add(ranking.limits());
        }
        List<WhatIfStudy.Point> curve = curve(replay);
        return new WhatIfStudy.Prediction(after, replay.makespan() / after.makespan(), curve, ranking);
    }

    /** Returns the makespans on 1, 2, 4… times the workers, until more workers bring nothing. */
    private List<WhatIfStudy.Point> curve(Replay replay) {
        int affordable = MOST_TASKS_REPLAYED / (2 * run.graph().size());
        TreeSet<Integer> counts = new TreeSet<>(List.of(run.workers(), question.workers));
        for (int times = 2; times <= REACH && counts.size() < affordable; times *= 2) {
            counts.add(run.workers() * times);
        }
        if (affordable < Integer.numberOfTrailingZeros(REACH) + 2) {
            notes.add("the graph is large: the curve is replayed for few numbers of workers");
        }
        double span = run.workSpan().span() * (1 + 1e-6);
        List<WhatIfStudy.Point> points = new ArrayList<>();
        for (int workers : counts) {
            boolean exhausted =
                    !points.isEmpty() && points.get(points.size() - 1).before() <= span;
            if (!exhausted || workers == question.workers) {
                points.add(new WhatIfStudy.Point(
                        workers, replay.makespan(run.seconds(), workers), replay.makespan(question.seconds, workers)));
            }
        }
        return points;
    }

    private void noteWhatHolds() {
        if (run.trace().origin() != Trace.Origin.MEASURED) {
            notes.add("the run was not measured here: it is "
                    + run.trace().origin().word());
        }
        if (run.workers() == 1) {
            notes.add("on one worker any replay is close: that says nothing of how well it tells the time on more");
        }
        if (question.workers > run.workers()) {
            notes.add("tasks are taken to be as fast on " + question.workers + " workers as on " + run.workers()
                    + ": memory and caches that they share may say otherwise");
        }
        List<Task> tasks = run.graph().tasks();
        if (tasks.stream().anyMatch(task -> task.device().equals(DeviceKind.IO))) {
            notes.add("I/O tasks start the moment they are ready, any number at once: what limits disks and networks is"
                    + " not replayed");
        }
        if (tasks.stream().anyMatch(task -> !task.needs().isEmpty())) {
            notes.add("mutexes and semaphores are not replayed: tasks that exclude each other may overlap here");
        }
    }
}
