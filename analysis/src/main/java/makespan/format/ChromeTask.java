package makespan.format;

/** A slice that is a task. Nanoseconds. */
final class ChromeTask {
    private final String name;
    private final int lane;
    private final long start;
    private long end;
    private int index;

    ChromeTask(ChromeSlice slice, int lane) {
        String called = slice.name().isBlank() ? slice.category() : slice.name();
        name = called.isBlank() ? "slice" : called;
        this.lane = lane;
        start = slice.start();
        end = slice.end();
    }

    String name() {
        return name;
    }

    int lane() {
        return lane;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Lets the task end when the next one on its lane starts. */
    void cut(long earlier) {
        end = earlier;
    }

    /** Returns the task's index in its graph, once all tasks are known. */
    int index() {
        return index;
    }

    void index(int given) {
        index = given;
    }
}
