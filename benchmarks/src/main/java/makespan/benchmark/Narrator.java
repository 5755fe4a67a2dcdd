package makespan.benchmark;

/** Hears how far a comparison is. */
public interface Narrator {
    /** Tells what is done now, such as {@code tree: forkjoin warms up}. */
    void progress(String doing);

    /** Tells in one line of something that the reader of the figures must know, such as a contestant left out. */
    void note(String line);
}
