package makespan.dsl;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import makespan.analysis.DelayExperiment;
import makespan.analysis.DelayStudy;
import makespan.dsl.compile.CellFrames;
import makespan.graph.TaskGraph;
import makespan.runtime.TaskFailedException;

/** The options of {@code verify}, checked where they are used. */
record VerifyRequest(Map<String, ?> options, int defaultWorkers) {
    static final List<String> NAMES = List.of("delay", "kinds", "repeats", "workers");

    static VerifyRequest of(Map<String, ?> options, int defaultWorkers) {
        WordOptions.check("verify", options, NAMES);
        return new VerifyRequest(options, defaultWorkers);
    }

    /** @param told of how far the experiment is, in a line */
    DelayStudy measure(TaskGraph graph, Consumer<String> told) throws InterruptedException {
        DelayExperiment experiment = experiment(graph)
                .progress((done, total, kind) -> told.accept("verify: "
                        + (total == 0 ? "warming up" : "run " + (done + 1) + " of " + total)
                        + (kind.isEmpty() ? "" : ", '" + kind + "' delayed")));
        try {
            return experiment.measure();
        } catch (TaskFailedException e) {
            throw TaskFailedException.of(
                    e.result(), cause -> CellFrames.place(cause).orElse(null));
        }
    }

    private DelayExperiment experiment(TaskGraph graph) {
        DelayExperiment experiment = DelayExperiment.of(graph);
        try {
            experiment.workers(whole("workers", defaultWorkers));
            experiment.repeats(whole("repeats", experiment.repeats()));
            experiment.kinds(whole("kinds", experiment.kinds()));
            Object delay = options.get("delay");
            if (delay instanceof Number fraction) {
                experiment.delay(fraction.doubleValue());
            } else if (delay != null) {
                throw WordOptions.wrong("verify", "delay", "a number, as in 0.5", delay);
            }
            return experiment;
        } catch (DeclarationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new DeclarationException("verify: " + e.getMessage() + Places.here());
        }
    }

    private int whole(String option, int otherwise) {
        Object given = options.get(option);
        if (given == null) {
            return otherwise;
        }
        if (given instanceof Integer number) {
            return number;
        }
        throw WordOptions.wrong("verify", option, "a whole number", given);
    }
}
