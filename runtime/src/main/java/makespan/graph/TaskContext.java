package makespan.graph;

import org.jspecify.annotations.Nullable;

/** What a task's body sees of its run. Valid on the body's thread while the body runs. */
public interface TaskContext {
    /** Returns the task that is running. */
    Task task();

    /** Returns the index of the task that is running: for bodies that many tasks share. */
    int index();

    /** Returns the number of inputs: the length of the task's {@link TaskGraph#inputs(int) input list}. */
    int inputCount();

    /**
     * Returns the value of the {@code k}-th input.
     *
     * @throws IndexOutOfBoundsException if {@code k} is not in {@code [0, inputCount())}
     */
    @Nullable
    Object input(int k);

    /** Returns whether the run was cancelled or has failed; a long body checks this and returns early. */
    boolean cancelled();

    /**
     * Returns the value of another task of the same graph, waiting for it without occupying a worker.
     *
     * @throws InterruptedException if the run is cancelled meanwhile
     * @throws IllegalStateException if the wait could never end: the other task depends on this one, or failed
     */
    @Nullable
    Object await(Task other) throws InterruptedException;
}
