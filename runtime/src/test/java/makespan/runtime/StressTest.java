package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import makespan.graph.TaskGraph;
import makespan.runtime.RandomGraph.Disturbance;
import makespan.runtime.RandomGraph.Habit;
import makespan.runtime.RunResult.Status;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random graphs of 10 to 10,000 tasks on 1, 2, 4 and 8 workers. Settings: {@code -Dmakespan.stress.seed=N} repeats a
 * run, {@code -Dmakespan.stress.graphs=N} sets how many graphs, {@code -Dmakespan.stress.seconds=N} how long the
 * disturbed runs go on.
 */
@Tag("stress")
@Timeout(1200)
final class StressTest {
    private static final int[] WORKERS = {1, 2, 4, 8};
    private static final long SEED = Long.getLong("makespan.stress.seed", System.nanoTime());
    private static final int GRAPHS = Integer.getInteger("makespan.stress.graphs", 60);
    private static final int SECONDS = Integer.getInteger("makespan.stress.seconds", 5);
    private static final Duration A_RUN = Duration.ofSeconds(60);
    private static final List<WorkStealingRuntime> RUNTIMES = new ArrayList<>();
    private static final VarHandle IDLE = idle();

    private static VarHandle idle() {
        try {
            return MethodHandles.privateLookupIn(IdleWorkers.class, MethodHandles.lookup())
                    .findVarHandle(IdleWorkers.class, "idle", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @BeforeAll
    static void start() {
        System.out.println("stress: -Dmakespan.stress.seed=" + SEED);
        for (int workers : WORKERS) {
            RUNTIMES.add(WorkStealingRuntime.withWorkers(workers));
        }
    }

    @AfterAll
    static void close() {
        RUNTIMES.forEach(WorkStealingRuntime::close);
        RUNTIMES.clear();
        List<String> left = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("makespan-"))
                .toList();
        assertEquals(List.of(), left, "threads after close");
    }

    /** Between 10 and 10,000, every order of magnitude as likely. */
    private static int size(Random random) {
        return (int) Math.round(Math.pow(10, 1 + 3 * random.nextDouble()));
    }

    /** Each as likely as not; none at times. */
    private static Set<Habit> someHabits(Random random) {
        Set<Habit> habits = EnumSet.noneOf(Habit.class);
        for (Habit habit : Habit.values()) {
            if (random.nextBoolean()) {
                habits.add(habit);
            }
        }
        return habits;
    }

    private static String context(RandomGraph random, WorkStealingRuntime runtime) {
        return random + " on " + runtime.workers() + " workers, seed " + SEED;
    }

    @Test
    void everyTaskRunsOnceAndAfterItsPredecessors() throws InterruptedException {
        Random random = new Random(SEED);
        for (int i = 0; i < GRAPHS; i++) {
            RandomGraph graph = new RandomGraph(
                    size(random),
                    random.nextLong(),
                    new Disturbance(false, 0, 1 + i % 3, i % 10 == 0 ? someHabits(random) : Set.of()));
            for (WorkStealingRuntime runtime : RUNTIMES) {
                graph.reset();
                assertComplete(graph, runtime);
            }
        }
    }

    @Test
    void everyTaskRunsOnceAndAfterItsPredecessorsDespiteDelays() throws InterruptedException {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < 10; i++) {
            RandomGraph graph = new RandomGraph(
                    10 + random.nextInt(1_000),
                    random.nextLong(),
                    new Disturbance(true, 0, 1 + i % 2, someHabits(random)));
            for (int repeat = 0; repeat < 20; repeat++) {
                graph.reset();
                assertComplete(graph, RUNTIMES.get(repeat % RUNTIMES.size()));
            }
        }
    }

    private static void assertComplete(RandomGraph random, WorkStealingRuntime runtime) throws InterruptedException {
        RunResult result = runtime.run(random.graph());
        String context = context(random, runtime);
        if (result.status() != Status.COMPLETED) {
            throw new AssertionError(context, TaskFailedException.of(result, cause -> null));
        }
        assertEquals(random.graph().size(), result.trace().events().size(), context);
        for (int task = 0; task < random.graph().size(); task++) {
            assertTrue(random.ended(task), context);
            assertEquals(random.failingTries(task) + 1, random.tries(task), context);
            assertEquals(random.expected(task), result.value(task), context);
            assertAfterPredecessors(result, task, context);
        }
        assertAllIdle(runtime, context);
    }

    /** A worker counts as idle before it lets go of the run; more would mean that two threads serve one worker. */
    private static void assertAllIdle(WorkStealingRuntime runtime, String context) {
        assertEquals(runtime.workers(), (int) IDLE.getVolatile(runtime.idleWorkers()), context);
    }

    private static void assertAfterPredecessors(RunResult result, int task, String context) {
        TaskGraph graph = result.graph();
        TaskEvent event = result.trace().event(task).orElseThrow();
        for (int k = 0; k < graph.predecessorCount(task); k++) {
            TaskEvent before = result.trace().event(graph.predecessor(task, k)).orElseThrow();
            assertTrue(before.endNanos() <= event.startNanos(), context);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS) // as long as it is told to; a run that hangs is found by itself
    void failuresAndCancellationsAtRandomLeaveNothingUndoneAndNothingBehind() throws InterruptedException {
        Random random = new Random(SEED + 2);
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        int runs = 0;
        for (int i = 0; System.nanoTime() < end; i++) {
            double failureShare = i % 4 == 0 ? 0 : Math.pow(10, -4 * random.nextDouble());
            RandomGraph graph = new RandomGraph(
                    Math.min(2_000, size(random)),
                    random.nextLong(),
                    new Disturbance(i % 3 == 0, failureShare, 1 + i % 3, someHabits(random)));
            for (WorkStealingRuntime runtime : RUNTIMES) {
                for (FailurePolicy policy : FailurePolicy.values()) {
                    graph.reset();
                    runDisturbed(graph, runtime, policy, random);
                    runs++;
                }
            }
        }
        System.out.println("stress: " + runs + " disturbed runs in " + SECONDS + " s");
    }

    private static void runDisturbed(
            RandomGraph graph, WorkStealingRuntime runtime, FailurePolicy policy, Random random)
            throws InterruptedException {
        boolean cancel = random.nextInt(3) == 0;
        Run run = runtime.start(graph.graph(), RunOptions.defaults().withOnFailure(policy));
        if (cancel) {
            LockSupport.parkNanos(random.nextInt(1 + graph.graph().size() * 500));
            run.cancel();
        }
        assertTrue(run.await(A_RUN), () -> "hangs: " + context(graph, runtime) + ", " + policy + ", " + run.progress());
        RunResult result = run.await();
        String context = context(graph, runtime) + ", " + policy + ", status " + result.status();
        Map<Integer, TaskFailure> failures = new HashMap<>();
        for (TaskFailure failure : result.failures()) {
            if (failure.cause().getClass() != RandomGraph.PlannedFailure.class) {
                throw new AssertionError(context, failure.cause());
            }
            assertNull(failures.put(failure.task().index(), failure), context);
        }
        assertTrue(cancel || result.status() != Status.CANCELLED, context);
        for (int task = 0; task < graph.graph().size(); task++) {
            if (policy == FailurePolicy.KEEP_GOING && result.status() != Status.CANCELLED) {
                assertSettled(result, task, context);
            }
            assertEnded(graph, result, task, failures.get(task), context);
        }
        Progress progress = run.progress();
        assertEquals(result.trace().events().size(), progress.done(), context);
        assertEquals(List.of(), progress.running(), context);
        assertAllIdle(runtime, context);
    }

    /** Values, counts, failures and the trace agree on how a task ended. */
    private static void assertEnded(
            RandomGraph graph, RunResult result, int task, @Nullable TaskFailure failure, String context) {
        Optional<Outcome> outcome = result.trace().event(task).map(TaskEvent::outcome);
        assertEquals(result.completed(task), outcome.equals(Optional.of(Outcome.COMPLETED)), context);
        assertEquals(failure != null, outcome.equals(Optional.of(Outcome.FAILED)), context);
        assertEquals(result.completed(task), graph.ended(task), context);
        if (result.completed(task)) {
            assertEquals(graph.failingTries(task) + 1, graph.tries(task), context);
            assertEquals(graph.expected(task), result.value(task), context);
            assertAfterPredecessors(result, task, context);
        } else if (failure != null) {
            assertEquals(failure.tries(), graph.tries(task), context);
        } else if (outcome.isEmpty()) {
            assertEquals(0, graph.tries(task), context);
        } else {
            assertTrue(result.status() != Status.COMPLETED, context);
        }
    }

    /** A task that was not run has a predecessor that did not complete; one that was run has none. */
    private static void assertSettled(RunResult result, int task, String context) {
        boolean allBeforeCompleted = true;
        for (int before : result.graph().predecessors(task)) {
            allBeforeCompleted &= result.completed(before);
        }
        assertEquals(allBeforeCompleted, result.trace().event(task).isPresent(), context);
    }
}
