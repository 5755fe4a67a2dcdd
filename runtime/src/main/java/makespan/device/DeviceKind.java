package makespan.device;

/** A kind of place where a task can run. */
public enum DeviceKind {
    /** A worker of the work-stealing pool: the place for computing. */
    CPU("cpu"),
    /** The blocking-I/O lane: a task here may block for long without occupying a worker. */
    IO("io");

    private final String word;

    DeviceKind(String word) {
        this.word = word;
    }

    /** Returns the word that users write for this kind, such as {@code cpu}. */
    public String word() {
        return word;
    }
}
