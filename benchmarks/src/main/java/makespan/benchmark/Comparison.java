package makespan.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Lets contestants take turns. All of them live through the whole comparison, each in its own process, and wait while
 * it is not their turn, so that none disturbs another, and whatever slows the machine for a while slows all alike.
 */
final class Comparison {
    private final Plan plan;
    private final Narrator narrator;
    private final Map<String, ContestantProcess> present = new HashMap<>();
    private final List<Measurement> measured = new ArrayList<>();

    private Comparison(Plan plan, List<ContestantProcess> contestants, Narrator narrator) {
        this.plan = plan;
        this.narrator = narrator;
        contestants.forEach(contestant -> present.put(contestant.label(), contestant));
    }

    /**
     * Measures everything that is planned. A contestant that fails is left out from there on, and the narrator is told.
     * Closes the contestants.
     */
    static Measurements run(Plan plan, List<ContestantProcess> contestants, Narrator narrator)
            throws InterruptedException {
        Comparison comparison = new Comparison(plan, contestants, narrator);
        try {
            comparison.greet(contestants);
            for (Plan.Round round : plan.rounds()) {
                comparison.measure(round);
            }
            return new Measurements(comparison.measured);
        } finally {
            contestants.forEach(ContestantProcess::close);
        }
    }

    private void greet(List<ContestantProcess> contestants) throws InterruptedException {
        List<String> speeds = new ArrayList<>();
        for (ContestantProcess contestant : contestants) {
            try {
                speeds.add(String.format(Locale.ROOT, "%s %.2f", contestant.label(), contestant.greet()));
            } catch (ContestantFailure e) {
                leaveOut(contestant.label(), "", e);
            }
        }
        if (plan.rounds().stream().anyMatch(round -> round.setup().shape().isGraph())) {
            narrator.note("calibration of the bodies, steps per ns: " + String.join(", ", speeds));
        }
    }

    private void measure(Plan.Round round) throws InterruptedException {
        List<Turn> turns = prepare(round);
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            narrator.progress(round.setup().name() + ": sample " + (repeat + 1) + " of " + plan.repeats());
            for (Turn turn : List.copyOf(turns)) {
                if (!attempt(turn, round, () -> turn.samples.add(turn.process.run()))) {
                    turns.remove(turn);
                }
            }
        }
        for (Turn turn : turns) {
            narrator.progress(round.setup().name() + ": memory of " + turn.process.label());
            if (round.memory()) {
                attempt(turn, round, () -> turn.bytes = OptionalDouble.of(turn.process.memory()));
            }
            measured.add(turn.toMeasurement(round.setup()));
        }
    }

    private List<Turn> prepare(Plan.Round round) throws InterruptedException {
        List<Turn> turns = new ArrayList<>();
        for (String label : round.contestants()) {
            ContestantProcess process = present.get(label);
            if (process == null) {
                continue;
            }
            narrator.progress(round.setup().name() + ": " + label + " warms up");
            Turn turn = new Turn(process);
            boolean ready = attempt(turn, round, () -> {
                turn.prepared = process.prepare(round.setup(), plan.warmUp());
                if (!turns.isEmpty()) {
                    turn.checkSameGraphAs(turns.get(0));
                }
            });
            if (ready) {
                turns.add(turn);
            }
        }
        return turns;
    }

    private boolean attempt(Turn turn, Plan.Round round, Step step) throws InterruptedException {
        try {
            step.take();
            return true;
        } catch (ContestantFailure e) {
            leaveOut(turn.process.label(), " from " + round.setup().name() + " on", e);
            return false;
        }
    }

    private void leaveOut(String label, String since, ContestantFailure why) {
        narrator.note(label + " is left out" + since + ": " + why.getMessage());
        present.remove(label);
    }

    /** Something that a contestant is asked for. */
    private interface Step {
        void take() throws ContestantFailure, InterruptedException;
    }

    /** A contestant in a round. */
    private static final class Turn {
        private final ContestantProcess process;
        private final List<Sample> samples = new ArrayList<>();
        private ContestantProcess.Prepared prepared = new ContestantProcess.Prepared(0, 0, 0);
        private OptionalDouble bytes = OptionalDouble.empty();

        Turn(ContestantProcess process) {
            this.process = process;
        }

        void checkSameGraphAs(Turn other) throws ContestantFailure {
            if (prepared.fingerprint() != other.prepared.fingerprint()) {
                throw new ContestantFailure("its graph differs from that of " + other.process.label());
            }
        }

        Measurement toMeasurement(Setup setup) {
            return new Measurement(process.label(), setup, new Samples(samples), prepared.buildNanos(), bytes);
        }
    }
}
