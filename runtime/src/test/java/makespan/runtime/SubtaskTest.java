package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SubtaskTest {
    /** A subtask made of a lambda. */
    private static final class Part extends Subtask {
        private final TaskBody work;

        Part(TaskBody work) {
            this.work = work;
        }

        @Override
        protected void compute(TaskContext context) throws Exception {
            work.run(context);
        }
    }

    private static final class Fibonacci extends Subtask {
        private final int n;
        private long value;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected void compute(TaskContext context) throws Exception {
            if (n < 2) {
                value = n;
                return;
            }
            Fibonacci left = new Fibonacci(n - 1);
            left.fork(context);
            Fibonacci right = new Fibonacci(n - 2);
            right.compute(context);
            left.join(context);
            value = left.value + right.value;
        }

        static long of(int n, TaskContext context) throws Exception {
            Fibonacci root = new Fibonacci(n);
            root.compute(context);
            return root.value;
        }
    }

    private static RunResult run(int workers, TaskSpec... tasks) throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers)) {
            var builder = TaskGraph.builder("forks");
            for (TaskSpec task : tasks) {
                builder.add(task);
            }
            return runtime.run(builder.build());
        }
    }

    private static RunResult run(int workers, TaskBody body) throws InterruptedException {
        return run(workers, TaskSpec.of("parent", body));
    }

    private static String failureOf(RunResult result) {
        return String.valueOf(
                assertThrows(TaskFailedException.class, result::orThrow).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void recursionYieldsTheValueOnAnyNumberOfWorkers(int workers) throws InterruptedException {
        RunResult result = run(
                workers,
                TaskSpec.of("a", context -> Fibonacci.of(24, context)),
                TaskSpec.of("b", context -> Fibonacci.of(23, context)),
                TaskSpec.of("c", context -> Fibonacci.of(22, context)).withDevice(DeviceKind.IO));

        assertEquals(46368L, result.orThrow().value("a"));
        assertEquals(28657L, result.value("b"));
        assertEquals(17711L, result.value("c"));
    }

    /** Joins wait in subtasks that were stolen too, which leaves their workers to other threads. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void aRuntimeRunsManyRecursionsInTurn(int workers) throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("forks")
                .add("a", context -> Fibonacci.of(18, context))
                .add("b", context -> Fibonacci.of(17, context), "a")
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers)) {
            for (int i = 0; i < 500; i++) {
                RunResult result = runtime.run(graph).orThrow();

                assertEquals(2584L, result.value("a"));
                assertEquals(1597L, result.value("b"));
            }
        }
    }

    /** Each subtask waits for all others: they are done at the same time, or never. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void idleWorkersTakeSubtasksWhileTheParentIsInOneOfThem(int workers) throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(workers);
        RunResult result = run(workers, context -> {
            for (int phase = 0; phase < 3; phase++) { // also after the parent had to wait in a join
                List<Part> parts = new ArrayList<>();
                for (int i = 0; i < workers; i++) {
                    Part part = new Part(inner -> all.await());
                    part.fork(context);
                    parts.add(part);
                }
                Collections.reverse(parts);
                for (Part part : parts) {
                    part.join(context);
                }
            }
            return "met";
        });

        assertEquals("met", result.orThrow().value("parent"));
    }

    @Test
    void aJoinThatWaitsLeavesItsWorkerToOtherTasks() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch otherRan = new CountDownLatch(2);
        RunResult result = run(
                2,
                TaskSpec.of("parent", context -> {
                    Part part = new Part(inner -> {
                        taken.countDown();
                        otherRan.await();
                        return null;
                    });
                    part.fork(context);
                    taken.await();
                    part.join(context);
                    return "joined";
                }),
                TaskSpec.of("other 1", context -> {
                            taken.await();
                            otherRan.countDown();
                            return null;
                        })
                        .withDevice(DeviceKind.IO),
                TaskSpec.of("other 2", context -> {
                            otherRan.countDown();
                            return null;
                        })
                        .withAfter("other 1"));

        assertEquals("joined", result.orThrow().value("parent"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void joinsInAnyOrderSeeWhatTheSubtasksDid(int workers) throws InterruptedException {
        RunResult result = run(workers, context -> {
            long[] squares = new long[50];
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < squares.length; i++) {
                int k = i;
                parts.add(new Part(inner -> squares[k] = (long) k * k));
            }
            for (Part part : parts) {
                part.fork(context);
            }
            Collections.shuffle(parts, new java.util.Random(42));
            long sum = 0;
            for (Part part : parts) {
                part.join(context);
            }
            for (long square : squares) {
                sum += square;
            }
            return sum;
        });

        assertEquals(40425L, result.orThrow().value("parent"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void joinThrowsWhatTheSubtaskThrew(int workers) throws InterruptedException {
        IllegalArgumentException bad = new IllegalArgumentException("bad part");
        RunResult result = run(workers, context -> {
            Part first = new Part(inner -> null);
            Part failing = new Part(inner -> {
                throw bad;
            });
            failing.fork(context);
            first.fork(context);
            assertSame(bad, assertThrows(IllegalArgumentException.class, () -> failing.join(context)));
            first.join(context);
            return "caught";
        });

        assertEquals("caught", result.orThrow().value("parent"));
    }

    @Test
    void aTaskThatHasNotJoinedItsSubtasksFails() throws InterruptedException {
        RunResult result = run(2, context -> {
            new Part(inner -> null).fork(context);
            new Part(inner -> null).fork(context);
            return null;
        });

        assertEquals(
                "Task 'parent' failed: IllegalStateException: Task 'parent' has not joined 2 subtasks that it has forked",
                failureOf(result));
    }

    @Test
    void aFailedTaskHasNoSubtaskLeftBehind() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch parentFailed = new CountDownLatch(1);
        List<String> ended = Collections.synchronizedList(new ArrayList<>());
        RunResult result = run(2, TaskSpec.of("parent", context -> {
            new Part(inner -> {
                        begun.countDown();
                        parentFailed.await();
                        return ended.add("subtask");
                    })
                    .fork(context);
            begun.await();
            parentFailed.countDown();
            throw new IllegalStateException("oops");
        }));

        assertEquals("Task 'parent' failed: IllegalStateException: oops", failureOf(result));
        assertEquals(List.of("subtask"), ended);
    }

    @Test
    void misuseIsRefused() throws InterruptedException {
        RunResult result = run(1, context -> {
            Part part = new Part(inner -> null);
            assertThrows(IllegalStateException.class, () -> part.join(context));
            part.fork(context);
            assertEquals(
                    "A subtask can be forked once only; make a new one",
                    assertThrows(IllegalStateException.class, () -> part.fork(context))
                            .getMessage());
            part.join(context);
            assertEquals(
                    "A subtask can be joined once only, and only by the task or subtask that has forked it",
                    assertThrows(IllegalStateException.class, () -> part.join(context))
                            .getMessage());
            return "refused";
        });

        assertEquals("refused", result.orThrow().value("parent"));
    }

    @Test
    void aCancelledRunLeavesNoJoinWaiting() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2)) {
            Run run = runtime.start(TaskGraph.builder("forks")
                    .add("parent", context -> {
                        Part part = new Part(inner -> {
                            begun.countDown();
                            new CountDownLatch(1).await();
                            return null;
                        });
                        part.fork(context);
                        begun.countDown();
                        part.join(context);
                        return null;
                    })
                    .build());
            begun.await();
            run.cancel();

            assertEquals(RunResult.Status.CANCELLED, run.await().status());
        }
    }

    @Test
    void subtasksWakeAsManyWorkersAsCanDoThem() throws Exception {
        CyclicBarrier all = new CyclicBarrier(4);
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(4)) {
            TaskGraph graph = TaskGraph.builder("forks")
                    .add("parent", context -> {
                        forkAndJoin(
                                10_000, TaskBody.EMPTY, context, () -> null); // quick ones, not all published at once
                        while (runtime.idleWorkers().sleepers() < 3) {
                            Thread.onSpinWait();
                        }
                        forkAndJoin(3, inner -> all.await(), context, all::await); // joins none before others do all
                        return "met";
                    })
                    .build();

            assertEquals("met", runtime.run(graph).orThrow().value("parent"));
        }
    }

    private static void forkAndJoin(int count, TaskBody body, TaskContext context, Callable<?> between)
            throws Exception {
        Part[] parts = new Part[count];
        for (int i = 0; i < count; i++) {
            parts[i] = new Part(body);
            parts[i].fork(context);
        }
        between.call();
        for (int i = count - 1; i >= 0; i--) {
            parts[i].join(context);
        }
    }

    private static void recurse(TaskContext context) throws Exception {
        Part part = new Part(SubtaskTest::again);
        part.fork(context);
        part.join(context);
    }

    private static Object again(TaskContext context) throws Exception {
        recurse(context);
        return "never";
    }

    private static int after(int frames, TaskContext context) throws Exception {
        if (frames == 0) {
            recurse(context);
            return 0;
        }
        return 1 + after(frames - 1, context);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void recursionWithoutEndFailsAndHangsNothing(int workers) throws InterruptedException {
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(workers)) {
            for (int i = 0; i < 100; i++) {
                int frames = 7 * i; // so that the stack ends at various places
                RunResult result = runtime.run(TaskGraph.builder("forks")
                        .add("parent", context -> after(frames, context))
                        .build());

                assertInstanceOf(
                        StackOverflowError.class, result.failures().get(0).cause());
            }
        }
    }

    @Test
    void anInterruptThatASubtaskLeavesReachesNobodyElse() throws InterruptedException {
        RunResult result = run(2, context -> {
            Thread parent = Thread.currentThread();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch helped = new CountDownLatch(1);
            Part stolen = new Part(thief -> {
                Part leaves = new Part(helper -> {
                    assertSame(parent, Thread.currentThread());
                    Thread.currentThread().interrupt();
                    helped.countDown();
                    return null;
                });
                leaves.fork(thief);
                begun.countDown();
                helped.await();
                while (parent.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                leaves.join(thief);
                return null;
            });
            stolen.fork(context);
            begun.await();
            stolen.join(context); // helps, and then waits
            return Thread.currentThread().isInterrupted();
        });

        assertEquals(false, result.orThrow().value("parent"));
    }

    @Test
    void aSubtaskThatAThiefBeginsSeesNoInterruptOfTheThiefs() throws InterruptedException {
        RunResult result = run(2, context -> {
            Thread parent = Thread.currentThread();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch helped = new CountDownLatch(1);
            boolean[] interrupted = new boolean[1];
            Part stolen = new Part(thief -> {
                Part looks = new Part(helper -> {
                    interrupted[0] = Thread.currentThread() == parent
                            && Thread.currentThread().isInterrupted();
                    helped.countDown();
                    return null;
                });
                looks.fork(thief);
                begun.countDown();
                helped.await();
                looks.join(thief);
                return null;
            });
            stolen.fork(context);
            begun.await();
            Thread.currentThread().interrupt();
            stolen.join(context);
            return List.of(interrupted[0], Thread.interrupted());
        });

        assertEquals(List.of(false, true), result.orThrow().value("parent"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCancellationReachesABodyThatHelpsEvenInAFailedRun(boolean failed) throws InterruptedException {
        CountDownLatch helping = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        TaskGraph graph = TaskGraph.builder("forks")
                .add("parent", context -> {
                    Part stolen = new Part(thief -> {
                        Part part = new Part(helper -> {
                            helping.countDown();
                            awaitUninterrupted(cancelled);
                            return null;
                        });
                        part.fork(thief);
                        begun.countDown();
                        awaitUninterrupted(helping);
                        awaitUninterrupted(cancelled);
                        BodyThread.clearInterrupt();
                        part.join(thief);
                        return null;
                    });
                    stolen.fork(context);
                    begun.await();
                    stolen.join(context);
                    return new CyclicBarrier(2).await(); // nobody else comes
                })
                .add("other", context -> {
                    helping.await();
                    if (failed) {
                        throw new IllegalStateException("oops");
                    }
                    return null;
                })
                .build();
        try (WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(3)) {
            Run run = runtime.start(graph);
            while (run.progress().done() == 0) {
                Thread.onSpinWait();
            }
            run.cancel();
            cancelled.countDown();

            assertEquals(
                    failed ? RunResult.Status.FAILED : RunResult.Status.CANCELLED,
                    run.await().status());
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
