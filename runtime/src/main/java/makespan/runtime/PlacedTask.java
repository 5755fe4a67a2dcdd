package makespan.runtime;

import java.util.List;
import java.util.Objects;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.graph.Task;
import makespan.trace.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A task that is placed on a device, from when it is ready until it has ended. Guarded by the monitor of
 * {@link Placements}; the thread that executes it reads, after it got it there, what does not change while it runs.
 */
final class PlacedTask {
    /** How far it is. */
    enum Phase {
        /** Placed nowhere, or placed and without room for its data. */
        WAITING,
        /** Its data are on their way. */
        FETCHING,
        /** It can run. */
        ARRIVED,
        RUNNING
    }

    private final Task task;
    private final List<Access> accesses;
    private List<Candidate> candidates;
    private final long bytes;
    private @Nullable Candidate at;
    private Phase phase = Phase.WAITING;
    private long expectedNanos;
    private long arrivalNanos;
    private long homeNanos;
    private long startNanos;
    private int lane;
    private int openMoves;
    private int fetches;
    private boolean stays;
    private @Nullable String lost;
    private @Nullable Throwable broken;
    private List<Copy> bound = List.of();

    /** @param candidates all ways to do it here, in order of liking, at least one */
    PlacedTask(Task task, List<Candidate> candidates) {
        this.task = task;
        this.candidates = List.copyOf(candidates);
        accesses = task.accesses();
        bytes = accesses.stream().mapToLong(access -> access.data().bytes()).sum();
    }

    Task task() {
        return task;
    }

    int index() {
        return task.index();
    }

    int priority() {
        return task.priority();
    }

    List<Access> accesses() {
        return accesses;
    }

    /** Returns whether it writes some data. */
    boolean writes(DataHandle data) {
        return accesses.stream()
                .anyMatch(access -> access.mode().writes() && access.data().equals(data));
    }

    /** Returns how many bytes it accesses. */
    long bytes() {
        return bytes;
    }

    /** Returns the ways to do it that have not failed. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** Does not do it in a way any more. */
    void strikeOut(Candidate way) {
        candidates = candidates.stream().filter(other -> !other.equals(way)).toList();
    }

    /** Returns whether it can be done on a device. */
    boolean suits(Target target) {
        for (Candidate way : candidates) {
            if (way.target() == target) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether it can be done on anything but the I/O lane, which is never busy. */
    boolean hasWayBesidesIo() {
        return candidates.stream().anyMatch(way -> way.target().place() != Target.Place.IO);
    }

    /** Returns how it is done, once it is placed. */
    Candidate at() {
        return Objects.requireNonNull(at);
    }

    boolean isPlaced() {
        return at != null;
    }

    /** Places it; its data are expected to be there at a time. */
    void place(Decision decision, long atNanos) {
        at = decision.way();
        expectedNanos = decision.expectedNanos();
        arrivalNanos = atNanos;
        homeNanos = decision.score().homeNanos();
        stays = decision.explores() || decision.reason() == Choice.Reason.TOO_SHORT;
        phase = Phase.WAITING;
        broken = null;
    }

    /** Returns whether it is not to be taken over by another device than the one on which it is placed. */
    boolean stays() {
        return stays;
    }

    Phase phase() {
        return phase;
    }

    void setPhase(Phase newPhase) {
        phase = newPhase;
    }

    long expectedNanos() {
        return expectedNanos;
    }

    /** Returns when its data are expected where it is placed. */
    long arrivalNanos() {
        return arrivalNanos;
    }

    /** Returns how long it is expected to take to bring home what it writes where it is placed. */
    long homeNanos() {
        return homeNanos;
    }

    long startNanos() {
        return startNanos;
    }

    /** Begins to run, on a lane that counts if it is not a worker's. */
    void begin(long nowNanos, int onLane) {
        phase = Phase.RUNNING;
        startNanos = nowNanos;
        lane = onLane;
    }

    int lane() {
        return lane;
    }

    /** Returns the copies that it uses, in the order of its accesses; none before there is room for all. */
    List<Copy> bound() {
        return bound;
    }

    /** Counts data that are on their way. */
    void awaitMove() {
        openMoves++;
    }

    /** Counts data that are there; returns whether it was the last. */
    boolean moveArrived() {
        return --openMoves == 0;
    }

    /** Reserves the copies that it uses and begins to wait for what is missing; earlier waits do not count any more. */
    void beginFetch(List<Copy> copies) {
        bound = copies;
        phase = Phase.FETCHING;
        openMoves = 0;
        fetches++;
    }

    /** Returns how often it has begun to fetch. */
    int fetches() {
        return fetches;
    }

    /** Gives up what it has reserved. */
    void endFetch() {
        bound = List.of();
        phase = Phase.WAITING;
    }

    /** Notes why the data cannot be moved to where it is placed. */
    void setBroken(Throwable cause) {
        if (broken == null) {
            broken = cause;
        }
    }

    /** Returns why the data cannot be moved to where it is placed; null if they can. */
    @Nullable
    Throwable broken() {
        return broken;
    }

    /** Notes the name of data that it is about to change where they lie and of which there is no other valid copy. */
    void setLost(@Nullable String data) {
        lost = data;
    }

    @Nullable
    String lost() {
        return lost;
    }
}
