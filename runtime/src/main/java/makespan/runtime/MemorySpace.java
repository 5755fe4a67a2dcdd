package makespan.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.device.DeviceMemory;
import makespan.schedule.TimeHistory;
import makespan.schedule.TimeKey;

/** A memory in one run: which copies it holds, and how much room they take. Guarded by the monitor of {@link Placements}. */
final class MemorySpace {
    /** No kind of task: what copies take beyond what the memories say is kept with what tasks take. */
    private static final String MOVE = "(move)";

    private final int index;
    private final DeviceMemory memory;
    private final List<Copy> copies = new ArrayList<>();
    private final TimeHistory history;
    private final Map<MemorySpace, TimeKey> moves = new HashMap<>();
    private long used;

    MemorySpace(int index, DeviceMemory memory, TimeHistory history) {
        this.index = index;
        this.history = history;
        this.memory = memory;
    }

    int index() {
        return index;
    }

    DeviceMemory memory() {
        return memory;
    }

    boolean isHome() {
        return index == 0;
    }

    /** Returns how much longer copies from another memory take, from when they are wanted, than the memories say. */
    long overheadNanos(MemorySpace from) {
        return history.expectedNanos(key(from)).orElse(0);
    }

    /** Takes note of how much longer a copy took. */
    void addOverhead(MemorySpace from, long nanos) {
        history.add(key(from), Math.max(0, nanos));
    }

    private TimeKey key(MemorySpace from) {
        return moves.computeIfAbsent(from, any -> new TimeKey(MOVE, memory.name(), any.memory.name(), 0));
    }

    /** Returns whether so many further bytes fit. */
    boolean hasRoomFor(long bytes) {
        return bytes <= memory.capacityBytes() - used;
    }

    /** Returns whether so many bytes would fit if nothing else were here. */
    boolean couldHold(long bytes) {
        return bytes <= memory.capacityBytes();
    }

    /** Makes a buffer for a copy that has none; throws what the memory throws. */
    void allocate(Copy copy) {
        copy.setBuffer(memory.allocate(copy.data().type(), copy.data().length()));
        copies.add(copy);
        used += copy.data().bytes();
    }

    /** Gives the buffer of a copy back. */
    void release(Copy copy) {
        Object buffer = copy.buffer();
        copies.remove(copy);
        used -= copy.data().bytes();
        copy.setBuffer(null);
        memory.release(buffer);
    }

    /** Returns the copies that have a buffer here. */
    List<Copy> copies() {
        return copies;
    }
}
