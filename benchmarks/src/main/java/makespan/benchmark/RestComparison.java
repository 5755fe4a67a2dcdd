package makespan.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Watches contestants between runs, one at a time: first all idle, then they are woken in turns. */
final class RestComparison {
    private final RestPlan plan;
    private final Narrator narrator;
    private final List<Turn> turns;

    private RestComparison(RestPlan plan, List<ContestantProcess> contestants, Narrator narrator) {
        this.plan = plan;
        this.narrator = narrator;
        turns = new ArrayList<>(contestants.stream().map(Turn::new).toList());
    }

    /** Watches all. One that fails is left out, and the narrator is told. Closes the contestants. */
    static List<Rest> run(RestPlan plan, List<ContestantProcess> contestants, Narrator narrator)
            throws InterruptedException {
        try {
            return new RestComparison(plan, contestants, narrator).rests();
        } finally {
            contestants.forEach(ContestantProcess::close);
        }
    }

    private List<Rest> rests() throws InterruptedException {
        each("starts", turn -> turn.process.greet());
        each("warms up", turn -> turn.process.prepare(plan.setup(), plan.warmUp()));
        each("idles", turn -> turn.cores = turn.process.idle(plan.idleSeconds()));
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            each("is woken", turn -> turn.wakes.add(turn.process.wake(plan.wakes())));
        }
        return turns.stream().map(turn -> turn.toRest(plan.workers())).toList();
    }

    private void each(String doing, Step step) throws InterruptedException {
        for (Turn turn : List.copyOf(turns)) {
            narrator.progress("between runs: " + turn.process.label() + " " + doing);
            try {
                step.take(turn);
            } catch (ContestantFailure e) {
                narrator.note(turn.process.label() + " is left out between runs: " + e.getMessage());
                turns.remove(turn);
            }
        }
    }

    /** Something that a contestant is asked for. */
    private interface Step {
        void take(Turn turn) throws ContestantFailure, InterruptedException;
    }

    /** A contestant that is watched. */
    private static final class Turn {
        private final ContestantProcess process;
        private final List<Sample> wakes = new ArrayList<>();
        private double cores;

        Turn(ContestantProcess process) {
            this.process = process;
        }

        Rest toRest(int workers) {
            return new Rest(process.label(), workers, cores, new Samples(wakes));
        }
    }
}
