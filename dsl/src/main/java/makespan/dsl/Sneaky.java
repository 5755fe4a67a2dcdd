package makespan.dsl;

/** Throws checked exceptions from where Java would not let them pass; Groovy code never has to declare them. */
final class Sneaky {
    private Sneaky() {}

    /** Throws the throwable as it is; declared to return so that callers can write {@code throw raise(e)}. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased: nothing is ever returned
    static <T extends Throwable> RuntimeException raise(Throwable throwable) throws T {
        throw (T) throwable;
    }
}
