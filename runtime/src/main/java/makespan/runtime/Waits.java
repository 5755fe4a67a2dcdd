package makespan.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import makespan.graph.TaskGraph;

/** The bodies of one run that wait for another task to end. */
final class Waits {
    /*
     * The monitor guards the maps, whose keys are waiting tasks. A body is entered before it looks whether the task has
     * ended; the end of a task is recorded before the count of waits is looked at. To make each side see the other for
     * certain, both would need a full fence between the two (Dekker), and the second side's would be paid by every task of
     * every run, though hardly any body waits. So the end of a task does without: its record may leave the processor after
     * the count was read, some nanoseconds late, and a body that began to wait within them is not woken. It therefore looks
     * again by itself, after 50 microseconds first and then less and less often; a released value is seen in the end.
     *
     * Of the waits that make each other last for ever one was entered last, and that one is found: its search runs under
     * the monitor, over tasks that have not ended. It finds none that would not: the waiting task itself cannot end
     * meanwhile, so none can that needs its end, and none gives back what it holds.
     */
    private final TaskGraph graph;
    private final TaskStates states;
    private final Resources resources;
    private final Map<Integer, Integer> awaited = new HashMap<>();
    private final Map<Integer, Thread> threads = new HashMap<>();
    private volatile int count;

    Waits(TaskGraph graph, TaskStates states, Resources resources) {
        this.graph = graph;
        this.states = states;
        this.resources = resources;
    }

    /**
     * Notes that the calling thread, which executes a task, will wait for another one.
     *
     * @throws IllegalStateException if the other one cannot end before this one; nothing is noted then
     */
    synchronized void add(int waiter, int other) {
        awaited.put(waiter, other);
        threads.put(waiter, Thread.currentThread());
        count = awaited.size();
        try {
            refuseCircle(waiter, other);
        } catch (Throwable e) { // also for want of memory
            remove(waiter);
            throw e;
        }
    }

    private void refuseCircle(int waiter, int other) {
        String reason = new CircularWait(graph, states, resources, awaited).reason(waiter, other);
        if (!reason.isEmpty()) {
            throw new IllegalStateException(
                    "Task " + name(waiter) + " cannot wait for task " + name(other) + ": " + reason);
        }
    }

    synchronized void remove(int waiter) {
        awaited.remove(waiter);
        threads.remove(waiter);
        count = awaited.size();
    }

    /** Returns whether nobody waits. Spares tasks that nobody waits for the monitor; look after recording their end. */
    boolean isEmpty() {
        return count == 0;
    }

    /** Wakes all who wait, so that they look at the run. */
    synchronized void wakeAll() {
        threads.values().forEach(LockSupport::unpark);
    }

    /** Wakes those who wait for a task. */
    synchronized void wake(int task) {
        awaited.forEach((waiter, other) -> {
            if (other == task) {
                LockSupport.unpark(threads.get(waiter));
            }
        });
    }

    private String name(int task) {
        return "'" + graph.task(task).name() + "'";
    }
}
