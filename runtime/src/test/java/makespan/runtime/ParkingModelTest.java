package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import makespan.runtime.Interleavings.Exploration;
import makespan.runtime.Interleavings.Script;
import makespan.runtime.Interleavings.Steps;
import makespan.runtime.ModelDeque.Weakened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A producer and workers that go to sleep, in every order that x86-TSO allows; see {@link Interleavings}. */
final class ParkingModelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noWakeUpIsLostInAnyOrderOfTheSteps(int workers) {
        Exploration all = explore(workers, true);

        assertEquals(Optional.empty(), all.violation());
        assertTrue(all.ends() > 1, () -> "too few ends: " + all);
        System.out.println("parking of " + workers + ": " + all.states() + " states, " + all.ends() + " ends");
    }

    @Test
    void aWakeUpIsLostWithoutTheProducersFence() {
        assertTrue(explore(1, false).violation().isPresent());
    }

    private static Exploration explore(int workers, boolean producerFence) {
        List<Supplier<Script>> scripts = new ArrayList<>();
        scripts.add(() -> steps -> producer(steps, workers, producerFence));
        for (int i = 0; i < workers; i++) {
            int worker = i;
            scripts.add(() -> steps -> worker(steps, worker));
        }
        return Interleavings.explore(ModelDeque.WORDS, scripts, ParkingModelTest::verdict);
    }

    /** Returns the count of sleepers in the end and, for each worker, whether it sleeps. */
    private static List<Integer> producer(Steps steps, int workers, boolean fence) {
        ModelIdleWorkers idle = new ModelIdleWorkers(steps, fence);
        ModelDeque deque = new ModelDeque(steps, Weakened.NOTHING, 0, 2);
        steps.start();
        deque.push(1);
        deque.publishAll();
        idle.signal();
        steps.alone();
        List<Integer> end = new ArrayList<>(List.of(idle.sleepers()));
        for (int worker = 0; worker < workers; worker++) {
            end.add(idle.asleep(worker) ? 1 : 0);
        }
        return end;
    }

    /** Returns whether the worker went to sleep, be it woken later or not. */
    private static List<Integer> worker(Steps steps, int worker) {
        ModelIdleWorkers idle = new ModelIdleWorkers(steps, true);
        ModelDeque deque = new ModelDeque(steps, Weakened.NOTHING);
        idle.announce(worker);
        if (deque.isEmpty()) {
            return List.of(1);
        }
        idle.retract(worker);
        return List.of(0);
    }

    /** Nobody took the task: so one worker at least is awake, and the count is that of those who sleep. */
    private static Optional<String> verdict(List<List<Integer>> got) {
        List<Integer> asleep = got.get(0).subList(1, got.get(0).size());
        int sleepers = asleep.stream().mapToInt(Integer::intValue).sum();
        boolean right = sleepers < asleep.size() && got.get(0).get(0) == sleepers;
        return right ? Optional.empty() : Optional.of("asleep beside a task: " + got);
    }
}
