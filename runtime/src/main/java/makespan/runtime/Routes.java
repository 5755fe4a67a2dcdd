package makespan.runtime;

import org.jspecify.annotations.Nullable;

/** Which way data take from memory to memory: at once where one can, else by way of the memory of Java's arrays. */
final class Routes {
    private static final double NANOS_PER_SECOND = 1e9;

    private Routes() {}

    /** Returns whether data can be copied from one memory to another at once. */
    static boolean direct(MemorySpace from, MemorySpace to) {
        return from.isHome() || to.isHome() || to.memory().reaches(from.memory());
    }

    /** Returns how long a copy at once is expected to take, from when it is wanted. */
    static long nanos(MemorySpace from, MemorySpace to, long bytes) {
        return statedNanos(from, to, bytes) + to.overheadNanos(from);
    }

    /** Returns how long the memories say that a copy at once takes. */
    static long statedNanos(MemorySpace from, MemorySpace to, long bytes) {
        double seconds =
                to.isHome() ? from.memory().secondsHome(bytes) : to.memory().secondsFrom(from.memory(), bytes);
        return Math.round(seconds * NANOS_PER_SECOND);
    }

    /** Returns the valid copy from which a memory is reached soonest at once; null if there is none. */
    static @Nullable Copy nearest(Copies copies, MemorySpace to) {
        Copy nearest = null;
        long least = Long.MAX_VALUE;
        for (Copy copy : copies.valid()) {
            if (copy.space() != to && direct(copy.space(), to)) {
                long nanos = nanos(copy.space(), to, copies.data().bytes());
                if (nanos < least) {
                    least = nanos;
                    nearest = copy;
                }
            }
        }
        return nearest;
    }

    /** Returns how long it is expected to take until a memory has a valid copy, if that is begun now. */
    static long nanosUntilThere(Copies copies, MemorySpace home, MemorySpace to, long nowNanos) {
        Copy there = copies.at(to);
        if (there.valid()) {
            return 0;
        }
        Move arriving = there.arriving();
        if (arriving != null && arriving.upToDate()) {
            return Math.max(0, arriving.expectedEndNanos() - nowNanos);
        }
        Copy source = nearest(copies, to);
        long bytes = copies.data().bytes();
        if (source != null) {
            return nanos(source.space(), to, bytes);
        }
        return copies.valid().length == 0 // zeros, made at home
                ? nanos(home, to, bytes)
                : nanosUntilThere(copies, home, home, nowNanos) + nanos(home, to, bytes);
    }
}
