package makespan.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import makespan.device.Device;

/** A device in one run: which placed tasks wait for it and which run there. Guarded by the monitor of {@link Placements}. */
final class Target {
    /** Who executes what is placed here. */
    enum Place {
        /** The workers take it themselves. */
        WORKERS,
        /** The I/O lane, at once. */
        IO,
        /** The device's driver threads. */
        DRIVERS
    }

    private final int index;
    private final Device device;
    private final MemorySpace space;
    private final Place place;
    private final int firstLane;
    private final int sharedProcessors;
    private final List<PlacedTask> queue = new ArrayList<>();
    private final List<PlacedTask> running = new ArrayList<>();
    private final BitSet busySlots = new BitSet();
    private final Set<Integer> plan = new LinkedHashSet<>();

    /** @param sharedProcessors how many workers' processors the device computes on */
    Target(int index, Device device, MemorySpace space, Place place, int firstLane, int sharedProcessors) {
        this.sharedProcessors = sharedProcessors;
        this.index = index;
        this.device = device;
        this.space = space;
        this.place = place;
        this.firstLane = firstLane;
    }

    int index() {
        return index;
    }

    Device device() {
        return device;
    }

    MemorySpace space() {
        return space;
    }

    Place place() {
        return place;
    }

    /** Returns how many workers are held up by a task that runs here. */
    int sharedProcessors() {
        return sharedProcessors;
    }

    /** Returns whether it computes on workers' processors alone: what it takes from the workers it keeps them from. */
    boolean isOnWorkersProcessors() {
        return sharedProcessors > 0 && sharedProcessors == device.hostProcessors();
    }

    /** Returns what scores and messages call it. */
    String name() {
        return place == Place.IO ? "io" : device.name();
    }

    /** Returns what waits here, first come first served but for priorities. */
    List<PlacedTask> queue() {
        return queue;
    }

    List<PlacedTask> running() {
        return running;
    }

    /** Adds a task behind those of its priority. */
    void enqueue(PlacedTask task) {
        int at = queue.size();
        while (at > 0 && queue.get(at - 1).priority() < task.priority()) {
            at--;
        }
        queue.add(at, task);
    }

    boolean hasFreeSlot() {
        return running.size() < device.slots();
    }

    /** Returns the lane of a slot that is free from now on no more. */
    int takeLane() {
        int slot = busySlots.nextClearBit(0);
        busySlots.set(slot);
        return firstLane + slot;
    }

    void freeLane(int lane) {
        busySlots.clear(lane - firstLane);
    }

    /** Returns the tasks that were planned to run here and have not begun, in their order; empty without a plan. */
    Set<Integer> plan() {
        return plan;
    }

    /** Returns how many of the waiting tasks are as far as this. */
    int waiting(PlacedTask.Phase phase) {
        int count = 0;
        for (PlacedTask task : queue) {
            count += task.phase() == phase ? 1 : 0;
        }
        return count;
    }

    /** Returns when a slot is expected to be free for another task. */
    long freeNanos(long nowNanos) {
        return Arrays.stream(fill(new long[queue.size()], nowNanos)).min().orElse(nowNanos);
    }

    /** Returns when each waiting task is expected to end here. */
    long[] finishNanos(long nowNanos) {
        long[] ends = new long[queue.size()];
        fill(ends, nowNanos);
        return ends;
    }

    /** Notes when each waiting task is expected to end; returns when each slot is expected to be free then. */
    private long[] fill(long[] ends, long nowNanos) {
        long[] slots = new long[device.slots()];
        Arrays.fill(slots, nowNanos);
        for (int i = 0; i < Math.min(slots.length, running.size()); i++) {
            slots[i] = Math.max(
                    nowNanos, running.get(i).startNanos() + running.get(i).expectedNanos());
        }
        for (int i = 0; i < queue.size(); i++) {
            PlacedTask task = queue.get(i);
            int first = 0;
            for (int slot = 1; slot < slots.length; slot++) {
                first = slots[slot] < slots[first] ? slot : first;
            }
            slots[first] = Math.max(slots[first], task.arrivalNanos()) + task.expectedNanos();
            ends[i] = slots[first];
        }
        return slots;
    }
}
