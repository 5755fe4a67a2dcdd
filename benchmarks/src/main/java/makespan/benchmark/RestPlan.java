package makespan.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How contestants are watched between runs.
 *
 * @param contestants labels, in the order of their turns
 * @param workers threads that execute tasks
 * @param warmUp time for running a graph of one task before
 * @param idleSeconds how long each is left alone
 * @param repeats samples of waking up
 * @param wakes how many times a contestant is woken in a sample
 */
record RestPlan(List<String> contestants, int workers, Duration warmUp, int idleSeconds, int repeats, int wakes) {
    private static final Set<String> WATCHED = Set.of(Entrant.MAKESPAN.label(), Entrant.FORKJOIN.label());
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final int WAKES = 50;
    private static final int IDLE_SECONDS = 10;
    private static final int QUICK_IDLE_SECONDS = 3;

    RestPlan {
        contestants = List.copyOf(contestants);
    }

    /** Returns what options ask for: nobody is watched where only some shapes are compared. */
    static RestPlan of(BenchmarkOptions options, List<Challenger> challengers) {
        List<String> watched = challengers.stream()
                .map(Challenger::label)
                .filter(label -> options.everything() && WATCHED.contains(label))
                .toList();
        int seconds = options.quick() ? QUICK_IDLE_SECONDS : IDLE_SECONDS;
        return new RestPlan(watched, options.workers(), WARM_UP, seconds, options.repeats(), WAKES);
    }

    /** Returns what the contestants prepare: a graph of one task. */
    Setup setup() {
        return new Setup(Shape.CHAIN, 1, 1, 0, workers);
    }
}
