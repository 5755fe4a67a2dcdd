package makespan.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a comparison measures, and how thoroughly.
 *
 * @param rounds setups with the contestants that take turns on them, in order
 * @param forks how many times all is done with new processes, whose samples are taken together
 * @param repeats samples per contestant and setup in each fork
 * @param warmUp the most time for warming up one contestant for one setup
 */
record Plan(List<Round> rounds, int forks, int repeats, Duration warmUp) {
    private static final Set<Shape> SCALING = Set.of(Shape.TREE, Shape.INDEPENDENT, Shape.WAVEFRONT, Shape.LAYERED);
    private static final long MICROSECOND = 1_000;
    private static final int FORKS = 3;

    /**
     * One setup and who takes part.
     *
     * @param setup what is executed
     * @param contestants labels, in the order of their turns
     * @param memory whether memory is measured too
     */
    record Round(Setup setup, List<String> contestants, boolean memory) {
        Round {
            contestants = List.copyOf(contestants);
        }
    }

    Plan {
        rounds = List.copyOf(rounds);
    }

    /**
     * Returns what options ask for: every shape with empty bodies; where speedup makes sense, bodies of 1 µs on one
     * worker and on all; unless it must be quick, bodies of 1 and 10 µs for everybody. Graphs of a given size are
     * Makespan's alone.
     */
    static Plan of(BenchmarkOptions options, List<Challenger> challengers) {
        if (options.tasks() != null) {
            return large(options, options.tasks());
        }
        List<Round> rounds = new ArrayList<>();
        for (Shape shape : options.shapes()) {
            boolean memory = shape.isGraph() && (!options.quick() || shape == Shape.LAYERED);
            rounds.add(new Round(Setup.empty(shape, options.workers()), labels(shape, options, challengers), memory));
        }
        for (Shape shape : options.shapes()) {
            if (shape.isGraph() && !options.quick()) {
                rounds.add(bodies(shape, MICROSECOND, options, challengers));
                rounds.add(bodies(shape, 10 * MICROSECOND, options, challengers));
            }
            if (SCALING.contains(shape)) {
                rounds.addAll(speedup(shape, options));
            }
        }
        int forks = options.quick() ? 1 : Math.min(FORKS, options.repeats());
        int repeats = (options.repeats() + forks - 1) / forks;
        return new Plan(rounds, forks, repeats, warmUp(options));
    }

    private static Plan large(BenchmarkOptions options, int tasks) {
        List<Round> rounds = options.shapes().stream()
                .filter(Shape::isScalable)
                .map(shape -> new Setup(shape, tasks, 1, 0, options.workers()))
                .map(setup -> new Round(setup, List.of(Entrant.MAKESPAN.label()), true))
                .toList();
        return new Plan(rounds, 1, options.repeats(), warmUp(options));
    }

    private static Duration warmUp(BenchmarkOptions options) {
        return Duration.ofMillis(options.quick() ? 2_000 : 3_000);
    }

    /** Returns the rounds of some shapes. */
    Plan only(Predicate<Shape> shapes) {
        return new Plan(
                rounds.stream()
                        .filter(round -> shapes.test(round.setup().shape()))
                        .toList(),
                forks,
                repeats,
                warmUp);
    }

    /** Returns whether a contestant takes part in any round. */
    boolean includes(String contestant) {
        return rounds.stream().anyMatch(round -> round.contestants().contains(contestant));
    }

    private static Round bodies(Shape shape, long nanos, BenchmarkOptions options, List<Challenger> challengers) {
        return new Round(Setup.withBody(shape, nanos, options.workers()), labels(shape, options, challengers), false);
    }

    /** Returns Makespan alone on one worker, and on all unless that is measured anyway. */
    private static List<Round> speedup(Shape shape, BenchmarkOptions options) {
        List<String> alone = List.of(Entrant.MAKESPAN.label());
        Setup all = Setup.withBody(shape, MICROSECOND, options.workers());
        List<Round> rounds = new ArrayList<>();
        if (options.quick()) {
            rounds.add(new Round(all, alone, false));
        }
        if (options.workers() > 1) {
            rounds.add(new Round(all.onWorkers(1), alone, false));
        }
        return rounds;
    }

    /** Returns who takes part: all that can, but for oneTBB's flow graph where it must be quick. */
    private static List<String> labels(Shape shape, BenchmarkOptions options, List<Challenger> challengers) {
        return challengers.stream()
                .filter(challenger -> !options.quick() || !challenger.label().equals(TbbProgram.FLOW_GRAPH))
                .filter(challenger -> shape.isGraph() || challenger.recursion())
                .map(Challenger::label)
                .toList();
    }
}
