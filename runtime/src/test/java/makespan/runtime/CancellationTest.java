package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import makespan.device.DeviceKind;
import makespan.graph.TaskBody;
import makespan.graph.TaskContext;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.runtime.RunResult.Status;
import makespan.trace.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CancellationTest {
    private final WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(2);

    @AfterEach
    void close() {
        runtime.close();
    }

    private static void spinUntilCancelled(TaskContext context) {
        while (!context.cancelled()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRunOfCooperatingBodiesIsOverWithin100Milliseconds() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(3);
        TaskBody sleeping = context -> {
            running.countDown();
            Thread.sleep(60_000);
            return null;
        };
        TaskGraphBuilder builder = TaskGraph.builder("g")
                .add("sleeps", sleeping)
                .add(TaskSpec.of("sleeps on io", sleeping).withDevice(DeviceKind.IO))
                .add("looks", context -> {
                    running.countDown();
                    spinUntilCancelled(context);
                    throw new CancellationException();
                });
        for (int i = 0; i < 10_000; i++) {
            builder.add("waits " + i, TaskBody.EMPTY, "sleeps");
        }
        Run run = runtime.start(builder.build());
        running.await();

        long begin = System.nanoTime();
        run.cancel();
        RunResult result = run.await();
        long millis = (System.nanoTime() - begin) / 1_000_000;

        assertTrue(millis < 100, millis + " ms");
        assertEquals(Status.CANCELLED, result.status());
        assertEquals(10_000, result.notRun().size());
        for (int task = 0; task < 3; task++) {
            assertEquals(
                    Outcome.CANCELLED, result.trace().event(task).orElseThrow().outcome());
        }
        assertEquals(
                "The run of graph 'g' was cancelled; 10000 of 10003 tasks were not run",
                assertThrows(CancellationException.class, result::orThrow).getMessage());
        assertEquals(
                "Task 'sleeps' has no value: it was cancelled",
                assertThrows(IllegalStateException.class, () -> result.value(0)).getMessage());
    }

    @Test
    void awaitReturnsOnlyWhenTheBodiesHaveEnded() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch mayEnd = new CountDownLatch(1);
        TaskGraph graph = TaskGraph.builder("g")
                .add("stubborn", context -> {
                    running.countDown();
                    Uninterrupted.call(() -> {
                        mayEnd.await();
                        return mayEnd;
                    });
                    ended.set(true);
                    return "done";
                })
                .add("next", TaskBody.EMPTY, "stubborn")
                .build();
        Run run = runtime.start(graph);
        running.await();

        run.cancel();
        assertFalse(run.isDone());
        mayEnd.countDown();
        RunResult result = run.await();

        assertTrue(ended.get());
        assertEquals("done", result.value("stubborn"));
        assertEquals(Status.CANCELLED, result.status());
    }

    @Test
    void aLateCancelChangesNothing() throws InterruptedException {
        Run run = runtime.start(TaskGraph.builder("g").add("a", context -> 1).build());
        RunResult result = run.await();

        run.cancel();

        assertEquals(Status.COMPLETED, run.await().status());
        assertEquals(1, result.value("a"));
    }

    @Test
    void aFailureOtherThanTheCancellationIsStillReported() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        TaskGraph graph = TaskGraph.builder("g")
                .add("fails", context -> {
                    running.countDown();
                    spinUntilCancelled(context);
                    throw new IllegalStateException("no clean-up");
                })
                .build();
        Run run = runtime.start(graph);
        running.await();
        run.cancel();

        RunResult result = run.await();

        assertEquals(Status.CANCELLED, result.status());
        assertEquals("no clean-up", result.failures().get(0).cause().getMessage());
    }

    @Test
    void anInterruptedCallerCancelsTheRunAndWaitsForIt() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        TaskGraph graph = TaskGraph.builder("g")
                .add("looks", context -> {
                    running.countDown();
                    spinUntilCancelled(context);
                    ended.set(true);
                    return null;
                })
                .build();
        AtomicBoolean thrown = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            try {
                runtime.run(graph);
            } catch (InterruptedException e) {
                thrown.set(ended.get());
            }
        });
        caller.start();
        running.await();

        caller.interrupt();
        caller.join();

        assertTrue(thrown.get());
    }

    /** The interrupt of a cancelled run must reach neither the next run's bodies nor stay on a worker. */
    @Test
    void interruptsDoNotLeakIntoTheNextRun() throws InterruptedException {
        AtomicInteger leaks = new AtomicInteger();
        TaskBody looking = context -> {
            if (Thread.currentThread().isInterrupted()) {
                leaks.incrementAndGet();
            }
            return null;
        };
        TaskGraphBuilder short1 = TaskGraph.builder("cancelled");
        TaskGraphBuilder short2 = TaskGraph.builder("not cancelled");
        for (int i = 0; i < 50; i++) {
            short1.add(TaskSpec.of("a " + i, TaskBody.EMPTY).withDevice(i % 10 == 0 ? DeviceKind.IO : DeviceKind.CPU));
            short2.add(TaskSpec.of("b " + i, looking).withDevice(i % 10 == 0 ? DeviceKind.IO : DeviceKind.CPU));
        }
        TaskGraph cancelled = short1.build();
        TaskGraph watched = short2.build();

        for (int i = 0; i < 500; i++) {
            Run first = runtime.start(cancelled);
            Run second = runtime.start(watched);
            for (int spin = 0; spin < i % 50; spin++) {
                Thread.onSpinWait();
            }
            first.cancel();
            first.await();
            assertEquals(Status.COMPLETED, second.await().status());
        }

        assertEquals(0, leaks.get());
    }

    @Test
    void anInterruptThatABodySetsDoesNotReachTheNextBody() throws InterruptedException {
        TaskGraph graph = TaskGraph.builder("g")
                .add("sets", context -> {
                    Thread.currentThread().interrupt();
                    return null;
                })
                .add("looks", context -> Thread.currentThread().isInterrupted(), "sets")
                .add(TaskSpec.of("tries again", context -> {
                            boolean interrupted = Thread.currentThread().isInterrupted();
                            Thread.currentThread().interrupt();
                            if (interrupted) {
                                return "leaked";
                            }
                            throw new IllegalStateException();
                        })
                        .withTries(2))
                .build();

        RunResult result = runtime.run(graph, RunOptions.defaults().withOnFailure(FailurePolicy.KEEP_GOING));

        assertEquals(false, result.value("looks"));
        assertEquals(2, result.failures().get(0).tries());
    }

    @Test
    void aRunThatWaitsForItsTurnIsCancelledAtOnce() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        Run first = runtime.start(TaskGraph.builder("first")
                .add("a", context -> {
                    goOn.await();
                    return null;
                })
                .build());
        Run second = runtime.start(
                TaskGraph.builder("second").add("b", TaskBody.EMPTY).build());

        second.cancel();
        RunResult cancelled = second.await();
        goOn.countDown();

        assertEquals(Status.CANCELLED, cancelled.status());
        assertEquals(1, cancelled.notRun().size());
        assertEquals(0, second.progress().elapsedNanos());
        assertEquals(Status.COMPLETED, first.await().status());
    }
}
