package makespan.runtime;

import java.util.Objects;
import makespan.device.DataHandle;
import org.jspecify.annotations.Nullable;

/** What one memory holds of some data. Guarded by the monitor of {@link Placements}. */
final class Copy {
    /** What a copy is worth, in the words of cache coherence. */
    enum State {
        /** The data are others by now, or were never here. */
        INVALID,
        /** It is as the data are, and so are others. */
        SHARED,
        /** It alone is as the data are. */
        MODIFIED
    }

    private final Copies copies;
    private final MemorySpace space;
    private @Nullable Object buffer;
    private State state = State.INVALID;
    private int pins;
    private long lastUse;
    private @Nullable Move arriving;

    Copy(Copies copies, MemorySpace space) {
        this.copies = copies;
        this.space = space;
    }

    Copies copies() {
        return copies;
    }

    DataHandle data() {
        return copies.data();
    }

    MemorySpace space() {
        return space;
    }

    boolean hasBuffer() {
        return buffer != null;
    }

    /** Returns the buffer of a copy that has one. */
    Object buffer() {
        return Objects.requireNonNull(buffer);
    }

    void setBuffer(@Nullable Object newBuffer) {
        buffer = newBuffer;
    }

    State state() {
        return state;
    }

    boolean valid() {
        return state != State.INVALID;
    }

    void setState(State newState) {
        state = newState;
    }

    /** Keeps the buffer where it is until {@link #unpin}: a task or a move uses it, or is going to. */
    void pin() {
        pins++;
    }

    void unpin() {
        pins--;
    }

    boolean pinned() {
        return pins > 0 || arriving != null;
    }

    /** Returns when the copy was last used, as a count that grows. */
    long lastUse() {
        return lastUse;
    }

    void usedAt(long count) {
        lastUse = count;
    }

    /** Returns the move that writes into this copy now, if one does. */
    @Nullable
    Move arriving() {
        return arriving;
    }

    void setArriving(@Nullable Move move) {
        arriving = move;
    }
}
