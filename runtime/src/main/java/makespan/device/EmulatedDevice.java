package makespan.device;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A device that is not here: bodies compute their true values on the CPU, on data in a memory of the device's own, and take
 * the time that the device is stated to need. Made by {@link Emulation#of}.
 */
public final class EmulatedDevice implements Device {
    private static final double NANOS_PER_MILLI = 1e6;

    private final String name;
    private final ProcessorGroup group;
    private final EmulatedMemory memory;
    private final AtomicInteger executed = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicLong lateNanos = new AtomicLong();

    EmulatedDevice(String name, ProcessorGroup group, EmulatedMemory memory) {
        this.name = name;
        this.group = group;
        this.memory = memory;
    }

    /**
     * Executes a body, which takes as long as stated: what the task's declaration says, else what it took to compute over
     * the device's speed. If to compute takes longer than that, so does this, and a note says so.
     */
    @Override
    public @Nullable Object execute(Callable<@Nullable Object> body, long statedNanos) throws Exception {
        long start = System.nanoTime();
        Object value = body.call();
        long computed = System.nanoTime() - start;
        long stated = statedNanos >= 0 ? statedNanos : Math.round(computed / group.speed());
        executed.incrementAndGet();
        if (computed > stated) {
            late.incrementAndGet();
            lateNanos.addAndGet(computed - stated);
        } else {
            PreciseWait.until(start + stated);
        }
        return value;
    }

    /** Returns that it was slower than stated, if it was. */
    @Override
    public List<String> takeNotes() {
        int all = executed.getAndSet(0);
        int slow = late.getAndSet(0);
        long nanos = lateNanos.getAndSet(0);
        return slow == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "emulated %s: to compute the true values of %d of %d tasks took %.1f ms longer in all than it is stated"
                                + " to need, so that the run took up to that much too long",
                        name,
                        slow,
                        all,
                        nanos / NANOS_PER_MILLI));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        return group.deviceKind();
    }

    /** Returns the name of the group of processors to which it belongs. */
    @Override
    public Set<String> capabilities() {
        return Set.of(group.name());
    }

    @Override
    public String model() {
        return "emulated " + group.name();
    }

    @Override
    public OptionalDouble statedSpeed() {
        return OptionalDouble.of(group.speed());
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public DeviceMemory memory() {
        return memory;
    }

    @Override
    public boolean emulated() {
        return true;
    }

    @Override
    public OptionalDouble watts() {
        return group.watts() == 0 ? OptionalDouble.empty() : OptionalDouble.of(group.watts());
    }
}
