package makespan.opencl;

/** Over how many work-items a kernel runs. */
@FunctionalInterface
public interface GlobalSize {
    /**
     * Returns the number of work-items in one to three dimensions, each at least 0.
     *
     * @param lengths the number of elements of each of the task's data, in their order
     */
    long[] of(int[] lengths);
}
