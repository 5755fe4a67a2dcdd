package makespan.graph;

import makespan.device.Device;
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

    /** Returns the number of data that the task accesses. */
    default int dataCount() {
        return task().accesses().size();
    }

    /**
     * Returns what holds the task's {@code k}-th data where it runs: the Java array on a worker and wherever its device's
     * memory is made of arrays, else a buffer of {@link makespan.device.DeviceMemory} that variants for the device know.
     * Valid until the body returns.
     *
     * @throws IndexOutOfBoundsException if {@code k} is not in {@code [0, dataCount())}
     */
    Object data(int k);

    /** Returns where the task runs; that of kind {@code cpu} for workers, and for blocking tasks too. */
    Device device();

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
