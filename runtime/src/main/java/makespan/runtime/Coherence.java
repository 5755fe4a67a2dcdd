package makespan.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.OutOfDeviceMemoryException;
import makespan.trace.Transfer;

/**
 * Which memory holds which data in one run, what has to move before a task can run, and what gives way when a memory is
 * full. Guarded by the monitor of {@link Placements}; the copying itself is done elsewhere.
 */
final class Coherence {
    /*
     * The order of the graph keeps tasks apart that access the same data and do not only read. A move is none of these
     * tasks: one that was begun for a task which then ran elsewhere may still be on its way when a later task writes. What
     * it brings is worth nothing then, which the version tells, and who wants to write into the copy where it arrives waits
     * for it. Buffers are pinned while a move or a task uses them, so none is given back under them.
     */
    private final List<MemorySpace> spaces;
    private final MemorySpace home;
    private final Map<DataHandle, Copies> known = new HashMap<>();
    private final Consumer<Move> mover;
    private long uses;

    /**
     * @param spaces all memories, that of Java's arrays first
     * @param mover begins a move, and calls {@link #moved} or {@link #failed} when it is over
     */
    Coherence(List<MemorySpace> spaces, Consumer<Move> mover) {
        this.spaces = spaces;
        this.mover = mover;
        home = spaces.get(0);
    }

    Copies of(DataHandle data) {
        return known.computeIfAbsent(data, any -> new Copies(any, home, spaces.size()));
    }

    /** Returns how long it is expected to take until a memory holds all that a task reads. */
    long nanosUntilThere(List<Access> accesses, MemorySpace space, long nowNanos) {
        long longest = 0;
        for (Access access : accesses) {
            if (access.mode().reads()) {
                longest = Math.max(longest, Routes.nanosUntilThere(of(access.data()), home, space, nowNanos));
            }
        }
        return longest;
    }

    /**
     * Returns how long it is expected to take to bring home what a task writes in a memory. It need not be the next thing
     * that happens to them, but must happen once, and where others of the task's kind run who read them next.
     */
    long nanosToHome(List<Access> accesses, MemorySpace from) {
        long longest = 0;
        if (from != home) {
            for (Access access : accesses) {
                if (access.mode().writes() && !access.data().isTemporary()) {
                    long nanos = Routes.nanos(from, home, access.data().bytes());
                    longest = Math.max(longest, nanos);
                }
            }
        }
        return longest;
    }

    /**
     * Reserves room for the data of a waiting task where it is placed, and begins to move what it reads. Does nothing if
     * there is no room now.
     *
     * @param firm whether others' data may give way
     * @throws OutOfDeviceMemoryException if there can never be room
     */
    void fetch(PlacedTask placed, boolean firm, long nowNanos) {
        MemorySpace space = placed.at().target().space();
        List<Copy> copies = new ArrayList<>();
        for (Access access : placed.accesses()) {
            copies.add(of(access.data()).at(space));
        }
        copies.forEach(Copy::pin);
        if (reserve(copies, space, firm, nowNanos)) {
            placed.beginFetch(copies);
            moveMissing(placed, nowNanos);
        } else {
            copies.forEach(Copy::unpin);
        }
    }

    /** Begins to move data to where a task is going to read them that is not ready yet, if there is room without more ado. */
    void prefetch(DataHandle data, MemorySpace space, int task, long nowNanos) {
        Copy copy = of(data).at(space);
        if (copy.valid() || copy.pinned() || copy.copies().beingWritten()) {
            return;
        }
        Copy source = Routes.nearest(of(data), space);
        if (source == null || !(copy.hasBuffer() || space.hasRoomFor(data.bytes()))) {
            return;
        }
        begin(source, copy, Transfer.Purpose.FETCH, task, nowNanos);
    }

    private boolean reserve(List<Copy> copies, MemorySpace space, boolean firm, long nowNanos) {
        if (haveBuffers(copies)) {
            return true;
        }
        try {
            requireCapacity(copies, space);
            while (true) {
                Optional<Copy> next =
                        copies.stream().filter(copy -> !copy.hasBuffer()).findFirst();
                if (next.isEmpty()) {
                    return true;
                }
                if (!makeRoom(space, missing(copies), firm, nowNanos)
                        || !allocate(next.get(), copies, firm, nowNanos)) {
                    return false;
                }
            }
        } catch (RuntimeException e) { // the memory's too, such as one of a device that is lost
            copies.forEach(Copy::unpin);
            throw e;
        }
    }

    private static void requireCapacity(List<Copy> copies, MemorySpace space) {
        long all = copies.stream().mapToLong(copy -> copy.data().bytes()).sum();
        if (!space.couldHold(all)) {
            throw new OutOfDeviceMemoryException("needs " + all + " bytes at once, but the memory of "
                    + space.memory().name() + " holds " + space.memory().capacityBytes());
        }
    }

    private static boolean haveBuffers(List<Copy> copies) {
        for (Copy copy : copies) {
            if (!copy.hasBuffer()) {
                return false;
            }
        }
        return true;
    }

    private static long missing(List<Copy> copies) {
        return copies.stream()
                .filter(copy -> !copy.hasBuffer())
                .mapToLong(copy -> copy.data().bytes())
                .sum();
    }

    /** Makes a buffer, though the memory may turn out to hold less than it says; returns whether it did. */
    private boolean allocate(Copy copy, List<Copy> copies, boolean firm, long nowNanos) {
        while (true) {
            try {
                copy.space().allocate(copy);
                return true;
            } catch (OutOfDeviceMemoryException e) {
                if (!dropWorthless(copy.space()) && !(firm && dropOldest(copy.space()))) {
                    if (firm && copy.space().copies().stream().allMatch(copies::contains)) {
                        throw e; // and nothing else is there
                    }
                    if (firm) {
                        moveAway(copy.space(), nowNanos);
                    }
                    return false;
                }
            }
        }
    }

    /** Returns whether there is room now; if not, there will be when what is used now is used no more, or has moved away. */
    private boolean makeRoom(MemorySpace space, long bytes, boolean firm, long nowNanos) {
        while (!space.hasRoomFor(bytes)) {
            if (!dropWorthless(space) && !(firm && dropOldest(space))) {
                if (firm) {
                    moveAway(space, nowNanos);
                }
                return false;
            }
        }
        return true;
    }

    private static boolean dropWorthless(MemorySpace space) {
        for (Copy copy : space.copies()) {
            if (!copy.valid() && !copy.pinned()) {
                space.release(copy);
                return true;
            }
        }
        return false;
    }

    /** Drops the copy that was used longest ago, of those that are valid elsewhere too. */
    private static boolean dropOldest(MemorySpace space) {
        if (space.isHome()) {
            return false;
        }
        for (Copy copy : byLastUse(space)) {
            if (copy.state() != Copy.State.MODIFIED && !copy.pinned()) {
                copy.copies().dropped(copy);
                space.release(copy);
                return true;
            }
        }
        return false;
    }

    /** Begins to bring data home that are nowhere else, those that were used longest ago. */
    private void moveAway(MemorySpace space, long nowNanos) {
        for (Copy copy : byLastUse(space)) {
            Copy atHome = copy.copies().at(home);
            boolean soonWorthless = atHome.pinned() || copy.copies().beingWritten();
            if (copy.state() == Copy.State.MODIFIED && !copy.pinned() && !soonWorthless) {
                begin(copy, atHome, Transfer.Purpose.EVICTION, -1, nowNanos);
                return;
            }
        }
    }

    private static List<Copy> byLastUse(MemorySpace space) {
        return space.copies().stream()
                .sorted(Comparator.comparingLong(Copy::lastUse))
                .toList();
    }

    /** Begins to move what a task reads and lacks; it has arrived if that is nothing, and nothing else is under way. */
    private void moveMissing(PlacedTask placed, long nowNanos) {
        Waiting waiting = new Waiting(placed);
        placed.awaitMove(); // not to arrive before all are looked at
        for (int k = 0; k < placed.accesses().size(); k++) {
            Copy copy = placed.bound().get(k);
            Move arriving = copy.arriving();
            if (arriving != null) {
                placed.awaitMove();
                arriving.waiters().add(waiting);
            } else if (placed.accesses().get(k).mode().reads() && !copy.valid()) {
                placed.awaitMove();
                bring(copy, placed.index(), waiting, nowNanos);
            }
        }
        if (placed.moveArrived()) {
            placed.setPhase(PlacedTask.Phase.ARRIVED);
        }
    }

    /** A task that waits for moves to where it was placed when they were begun. */
    private final class Waiting implements Move.Waiter {
        private final PlacedTask placed;
        private final int fetch;

        Waiting(PlacedTask placed) {
            this.placed = placed;
            fetch = placed.fetches();
        }

        @Override
        public void arrived() {
            if (waits() && placed.moveArrived()) {
                moveMissing(placed, System.nanoTime()); // what arrived may be outdated
            }
        }

        @Override
        public void failed(Throwable cause) {
            if (waits()) {
                placed.setBroken(cause);
            }
        }

        @Override
        public boolean waits() {
            return placed.phase() == PlacedTask.Phase.FETCHING && placed.fetches() == fetch;
        }
    }

    /** Brings data into a copy that has a buffer and is not valid, by way of home if there is no other. */
    private void bring(Copy copy, int task, Move.Waiter waiter, long nowNanos) {
        Copies copies = copy.copies();
        if (copies.valid().length == 0 && copies.data().isTemporary()) {
            makeZeros(copies.at(home));
        }
        if (copy.valid()) {
            waiter.arrived();
            return;
        }
        Copy source = Routes.nearest(copies, copy.space());
        if (source != null) {
            begin(source, copy, Transfer.Purpose.FETCH, task, nowNanos)
                    .waiters()
                    .add(waiter);
            return;
        }
        Copy atHome = copies.at(home);
        Move first = atHome.arriving();
        if (first == null) {
            first = begin(copies.valid()[0], atHome, Transfer.Purpose.FETCH, task, nowNanos);
        }
        copy.pin();
        first.waiters().add(new Move.Waiter() {
            @Override
            public void arrived() {
                copy.unpin();
                if (!waiter.waits()) {
                    return;
                }
                if (copy.valid() || copy.arriving() != null) {
                    join(copy, waiter);
                } else {
                    bring(copy, task, waiter, System.nanoTime());
                }
            }

            @Override
            public boolean waits() {
                return waiter.waits();
            }

            @Override
            public void failed(Throwable cause) {
                copy.unpin();
                waiter.failed(cause);
            }
        });
    }

    private static void join(Copy copy, Move.Waiter waiter) {
        Move arriving = copy.arriving();
        if (arriving == null) {
            waiter.arrived();
        } else {
            arriving.waiters().add(waiter);
        }
    }

    /** Has temporary data begin as zeros. */
    private void makeZeros(Copy copy) {
        if (copy.hasBuffer()) {
            home.release(copy);
        }
        home.allocate(copy);
        copy.copies().written(copy);
    }

    private Move begin(Copy from, Copy to, Transfer.Purpose purpose, int task, long nowNanos) {
        if (!to.hasBuffer()) {
            to.space().allocate(to); // where there is room
        }
        Move move = new Move(from, to, purpose, task, nowNanos);
        from.pin();
        to.setArriving(move);
        mover.accept(move);
        return move;
    }

    /** Takes note of data that have arrived, and lets those go on who wait for them. */
    void moved(Move move) {
        over(move);
        if (move.upToDate()) {
            move.from().copies().copied(move.from(), move.to());
        }
        List.copyOf(move.waiters()).forEach(Move.Waiter::arrived);
    }

    /** Takes note of a move that did not succeed. */
    void failed(Move move, Throwable cause) {
        over(move);
        List.copyOf(move.waiters()).forEach(waiter -> waiter.failed(cause));
    }

    private void over(Move move) {
        move.from().unpin();
        move.from().usedAt(++uses);
        move.to().setArriving(null);
        move.to().usedAt(++uses);
    }

    /** Gives back what was reserved for a task that is to run elsewhere. */
    void release(PlacedTask placed) {
        placed.bound().forEach(Copy::unpin);
        placed.endFetch();
    }

    /** Takes note that a task begins to write. */
    void begin(PlacedTask placed) {
        placed.setLost(null);
        for (int k = 0; k < placed.accesses().size(); k++) {
            Access access = placed.accesses().get(k);
            if (access.mode().writes()) {
                Copies copies = placed.bound().get(k).copies();
                copies.beginWrite(placed.bound().get(k));
                if (access.mode().reads() && copies.valid().length == 0) {
                    placed.setLost(access.data().name());
                }
            }
        }
    }

    /** Takes note that a task has ended, and written what it writes if it has completed. */
    void end(PlacedTask placed, boolean completed) {
        for (int k = 0; k < placed.accesses().size(); k++) {
            Copy copy = placed.bound().get(k);
            copy.usedAt(++uses);
            if (placed.accesses().get(k).mode().writes()) {
                copy.copies().endWrite();
                if (completed) {
                    copy.copies().written(copy);
                }
            }
        }
        release(placed);
    }

    /** Returns how many data have to be brought home, since they outlive the run. */
    int countToBringHome() {
        return (int) known.values().stream().filter(this::isAway).count();
    }

    /** Begins to bring all data home that outlive the run. */
    void beginHome(long nowNanos) {
        for (Copies copies : known.values()) {
            if (isAway(copies)) {
                begin(copies.valid()[0], copies.at(home), Transfer.Purpose.HOME, -1, nowNanos);
            }
        }
    }

    private boolean isAway(Copies copies) {
        return !copies.data().isTemporary() && !copies.at(home).valid() && copies.valid().length > 0;
    }

    /** Gives all buffers back but those of Java's arrays. */
    void close() {
        for (MemorySpace space : spaces) {
            if (!space.isHome()) {
                List.copyOf(space.copies()).forEach(space::release);
            }
        }
        known.clear();
    }
}
