package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;

/** Walks through a trace from change to change, counting what each worker or slot of a device does in between. Whole nanoseconds. */
final class BreakdownSweep {
    private static final double NANOS_PER_SECOND = 1e9;

    private enum Change {
        CPU_READY,
        CPU_START,
        CPU_END,
        IO_READY,
        IO_START,
        IO_END,
        MOVE_START,
        MOVE_END
    }

    private record Moment(long nanos, Change change, int lane) {}

    private final Trace trace;
    private final boolean devices;
    private final int workers;
    private final int[] bodiesOnLane;
    private final long lastStart;
    private final long lastEnd;
    private final int[] deviceOfLane;
    /** By device: how many lanes tasks compute on, and how many of these do; what is ready, and what waits for data. */
    private final int[] lanes;

    private final int[] busy;
    private final int[] ready;
    private final int[] moving;
    private int busyOfAll;
    private int io;
    private long work;
    private long starved;
    private long scheduler;
    private long transfer;
    private long blocked;
    private long tail;

    BreakdownSweep(Trace trace) {
        this.trace = trace;
        devices = DeviceLanes.used(trace);
        workers = (int) trace.lanes().stream()
                .filter(lane -> DeviceLanes.computes(lane, devices))
                .count();
        List<DeviceLanes> all = DeviceLanes.of(trace);
        deviceOfLane = new int[trace.lanes().size()];
        lanes = new int[all.size()];
        busy = new int[all.size()];
        ready = new int[all.size()];
        moving = new int[all.size()];
        for (int device = 0; device < all.size(); device++) {
            for (int lane : all.get(device).lanes()) {
                deviceOfLane[lane] = device;
                lanes[device] += DeviceLanes.computes(trace.lanes().get(lane), devices) ? 1 : 0;
            }
        }
        bodiesOnLane = new int[trace.lanes().size()];
        lastStart =
                trace.events().stream().mapToLong(TaskEvent::startNanos).max().orElse(0);
        lastEnd = trace.events().stream().mapToLong(TaskEvent::endNanos).max().orElse(0);
    }

    TimeBreakdown breakdown() {
        long before = 0;
        for (Moment moment : moments()) {
            account(before, moment.nanos());
            apply(moment);
            before = moment.nanos();
        }
        account(before, trace.makespanNanos());
        return new TimeBreakdown(
                work / NANOS_PER_SECOND,
                0,
                starved / NANOS_PER_SECOND,
                scheduler / NANOS_PER_SECOND,
                transfer / NANOS_PER_SECOND,
                blocked / NANOS_PER_SECOND,
                tail / NANOS_PER_SECOND,
                workers * trace.makespanNanos() / NANOS_PER_SECOND);
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>(3 * trace.events().size());
        for (TaskEvent event : trace.events()) {
            if (DeviceLanes.computes(trace.lanes().get(event.lane()), devices)) {
                moments.add(new Moment(event.readyNanos(), Change.CPU_READY, event.lane()));
                moments.add(new Moment(event.startNanos(), Change.CPU_START, event.lane()));
                moments.add(new Moment(event.endNanos(), Change.CPU_END, event.lane()));
            } else {
                moments.add(new Moment(event.readyNanos(), Change.IO_READY, event.lane()));
                moments.add(new Moment(event.startNanos(), Change.IO_START, event.lane()));
                moments.add(new Moment(event.endNanos(), Change.IO_END, event.lane()));
            }
        }
        if (!trace.devices().transfers().isEmpty()) {
            for (DataWaits.Wait wait : DataWaits.of(trace)) {
                if (DeviceLanes.computes(trace.lanes().get(wait.lane()), devices)) {
                    moments.add(new Moment(wait.startNanos(), Change.MOVE_START, wait.lane()));
                    moments.add(new Moment(wait.endNanos(), Change.MOVE_END, wait.lane()));
                }
            }
        }
        moments.sort(Comparator.comparingLong(Moment::nanos));
        return moments;
    }

    private void account(long from, long to) {
        if (from == to) {
            return;
        }
        for (int device = 0; device < lanes.length; device++) {
            account(device, from, to - from);
        }
    }

    private void account(int device, long from, long length) {
        int idle = lanes[device] - busy[device];
        int kept = Math.min(idle, ready[device]) - moving[device];
        work += busy[device] * length;
        transfer += moving[device] * length;
        scheduler += kept * length;
        long rest = (idle - moving[device] - kept) * length;
        if (from >= lastEnd) {
            transfer += rest;
        } else if (busyOfAll == 0 && io > 0) {
            blocked += rest;
        } else if (from >= lastStart) {
            tail += rest;
        } else {
            starved += rest;
        }
    }

    /** A lane may hold several bodies at once, where one hands its worker over while it waits for another task. */
    private void apply(Moment moment) {
        int device = deviceOfLane[moment.lane()];
        switch (moment.change()) {
            case CPU_READY -> ready[device]++;
            case CPU_START -> {
                ready[device]--;
                if (bodiesOnLane[moment.lane()]++ == 0) {
                    busy[device]++;
                    busyOfAll++;
                }
            }
            case CPU_END -> {
                if (--bodiesOnLane[moment.lane()] == 0) {
                    busy[device]--;
                    busyOfAll--;
                }
            }
            case IO_READY -> io++;
            case IO_START -> {
                // the last of all starts may be one of these, and the tail begins there
            }
            case IO_END -> io--;
            case MOVE_START -> moving[device]++;
            case MOVE_END -> moving[device]--;
        }
    }
}
