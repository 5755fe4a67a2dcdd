package makespan.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.device.DeviceMemory;

/** A memory in one run: which copies it holds, and how much room they take. Guarded by the monitor of {@link Placements}. */
final class MemorySpace {
    private static final int WEIGHT = 8;

    private final int index;
    private final DeviceMemory memory;
    private final List<Copy> copies = new ArrayList<>();
    private final Map<MemorySpace, Long> overheads = new HashMap<>();
    private long used;

    MemorySpace(int index, DeviceMemory memory) {
        this.index = index;
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
        return overheads.getOrDefault(from, 0L);
    }

    /** Takes note of how much longer a copy took; the latest count most. */
    void addOverhead(MemorySpace from, long nanos) {
        long before = overheads.getOrDefault(from, Math.max(0, nanos));
        overheads.put(from, Math.max(0, before + (nanos - before) / WEIGHT));
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
