package makespan.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Tells when nothing can happen any more in a run: when the last of its tokens was given back. */
final class Tokens {
    /*
     * Only a holder of a token adds one, and who holds none gets one only while there are some. So the count stays at 0
     * once it is there, and one thread sees it get there. All changes are atomic read-modify-writes, each of which
     * releases and acquires: the last one to leave sees what all others wrote before they left.
     */
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Tokens.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int count;

    Tokens(int initial) {
        count = initial;
    }

    /** Adds a token; the caller holds one. */
    void enter() {
        COUNT.getAndAdd(this, 1);
    }

    /** Adds a token unless none is left. */
    boolean tryEnter() {
        int seen = count;
        while (seen != 0) {
            int witness = (int) COUNT.compareAndExchange(this, seen, seen + 1);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    /** Gives tokens back, at least one; returns whether they were the last. */
    boolean leave(int given) {
        return (int) COUNT.getAndAdd(this, -given) == given;
    }
}
