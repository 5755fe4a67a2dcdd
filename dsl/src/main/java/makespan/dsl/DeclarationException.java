package makespan.dsl;

/** A word of the DSL was used in a way that has no meaning; the message says what, where and the way out. */
public final class DeclarationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public DeclarationException(String message) {
        super(message);
    }

    /** @param origin where the misuse happened, if not here */
    DeclarationException(String message, StackTraceElement[] origin) {
        super(message);
        setStackTrace(origin);
    }
}
