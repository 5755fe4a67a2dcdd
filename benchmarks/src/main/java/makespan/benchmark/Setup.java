package makespan.benchmark;

/**
 * What is measured, the same for all contestants.
 *
 * @param shape which graph, or the recursion
 * @param tasks about how many tasks; the calls of a recursion
 * @param runs how many runs of the graph in a row make one sample, at least 1
 * @param bodyNanos what each task computes, in nanoseconds; 0 for nothing
 * @param workers how many threads execute tasks
 */
record Setup(Shape shape, int tasks, int runs, long bodyNanos, int workers) {
    /** With bodies, a sample has fewer tasks or runs than without: this much work, so that none takes seconds. */
    private static final long WORK_NANOS = 200_000_000;

    /** Returns the setup of empty bodies at full size. */
    static Setup empty(Shape shape, int workers) {
        return new Setup(shape, shape.tasks(), shape.runs(), 0, workers);
    }

    /** Returns the setup of bodies of some length, in nanoseconds above 0. */
    static Setup withBody(Shape shape, long bodyNanos, int workers) {
        long bodies = WORK_NANOS / bodyNanos;
        int tasks = (int) Math.min(shape.tasks(), bodies);
        int runs = (int) Math.max(1, Math.min(shape.runs(), bodies / tasks));
        return new Setup(shape, tasks, runs, bodyNanos, workers);
    }

    /** Returns such as {@code tree with bodies of 1 µs}. */
    String name() {
        return bodyNanos == 0 ? shape.label() : shape.label() + " with bodies of " + bodyNanos / 1_000 + " µs";
    }

    /** Returns the same on another number of workers. */
    Setup onWorkers(int number) {
        return new Setup(shape, tasks, runs, bodyNanos, number);
    }

    /** Returns the setup as the words of the protocol; see {@link ContestantMain}. */
    String toWords() {
        return shape.label() + " " + tasks + " " + runs + " " + bodyNanos + " " + workers;
    }

    /**
     * Reads what {@link #toWords} wrote.
     *
     * @param words which hold it from index 1 on
     */
    static Setup ofWords(String[] words) {
        return new Setup(
                Shape.of(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]),
                Integer.parseInt(words[5]));
    }
}
