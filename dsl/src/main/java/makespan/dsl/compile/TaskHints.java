package makespan.dsl.compile;

/**
 * The named arguments that the compiler adds to a call of {@code task}, or of a word that declares data. A dollar sign keeps
 * them apart from the options that users write.
 */
public final class TaskHints {
    /** Where the call stands: a list of the unit's name and the line. */
    public static final String PLACE = "$place";
    /** The variable to which the handle is assigned, by a statement that runs once: a string. */
    public static final String VARIABLE = "$variable";
    /** The variable to which the handle is assigned, by a statement that may run often: a string. */
    public static final String REPEATED_VARIABLE = "$repeatedVariable";
    /** The names that the body reads as {@code x()} or {@code x.get()}: a list of strings. */
    public static final String READS = "$reads";
    /** What changes with the text of the bodies that the call has: a string. */
    public static final String VERSION = "$version";

    private TaskHints() {}
}
