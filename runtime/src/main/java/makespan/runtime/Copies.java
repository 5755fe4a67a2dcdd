package makespan.runtime;

import java.util.Arrays;
import makespan.device.DataHandle;
import org.jspecify.annotations.Nullable;

/**
 * All copies of some data in one run: at most one in each memory. After the protocol of caches with the states modified,
 * shared and invalid: of the valid copies either one is modified or all are shared. Guarded by the monitor of
 * {@link Placements}.
 */
final class Copies {
    private final DataHandle data;
    private final @Nullable Copy[] bySpace;
    private int version;
    private boolean beingWritten;

    Copies(DataHandle data, MemorySpace home, int spaces) {
        this.data = data;
        bySpace = new @Nullable Copy[spaces];
        Copy first = at(home);
        if (!data.isTemporary()) {
            first.setBuffer(data.array());
            first.setState(Copy.State.MODIFIED);
        }
    }

    DataHandle data() {
        return data;
    }

    /** Returns the copy in a memory, which may be invalid and without a buffer. */
    Copy at(MemorySpace space) {
        Copy copy = bySpace[space.index()];
        if (copy == null) {
            copy = new Copy(this, space);
            bySpace[space.index()] = copy;
        }
        return copy;
    }

    /** Returns how often the data were begun to be written. */
    int version() {
        return version;
    }

    /** Notes that a task begins to write into a copy: what it holds is worth nothing until that is done. */
    void beginWrite(Copy copy) {
        version++;
        beingWritten = true;
        copy.setState(Copy.State.INVALID);
        shareIfSeveral();
    }

    /** Returns whether a task writes the data now, so that what is valid will not be for long. */
    boolean beingWritten() {
        return beingWritten;
    }

    /** Notes that the task that wrote has ended, be it that it has {@link #written} or not. */
    void endWrite() {
        beingWritten = false;
    }

    /** Notes that a task has written a copy: all others are outdated. */
    void written(Copy copy) {
        for (Copy other : bySpace) {
            if (other != null) {
                other.setState(Copy.State.INVALID);
            }
        }
        copy.setState(Copy.State.MODIFIED);
    }

    /** Notes that a copy holds now what another one holds. */
    void copied(Copy from, Copy to) {
        from.setState(Copy.State.SHARED);
        to.setState(Copy.State.SHARED);
    }

    /** Forgets a copy that is not needed any more: its buffer is about to be given back. */
    void dropped(Copy copy) {
        copy.setState(Copy.State.INVALID);
        shareIfSeveral();
    }

    private void shareIfSeveral() {
        Copy[] valid = valid();
        for (Copy copy : valid) {
            copy.setState(valid.length == 1 ? Copy.State.MODIFIED : Copy.State.SHARED);
        }
    }

    /** Returns the valid copies, by the number of their memory. */
    Copy[] valid() {
        Copy[] valid = new Copy[bySpace.length];
        int count = 0;
        for (Copy copy : bySpace) {
            if (copy != null && copy.valid()) {
                valid[count++] = copy;
            }
        }
        return Arrays.copyOf(valid, count);
    }
}
