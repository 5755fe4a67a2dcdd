package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import makespan.device.DeviceKind;
import makespan.format.RunSummaryJson;
import makespan.runtime.RunResult;
import makespan.trace.DeviceRecord;
import makespan.trace.Fallback;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.SchedulerCounters;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;
import org.junit.jupiter.api.Test;

class DeviceStudyTest {
    private static final long NANOS = 1_000_000_000;
    private static final double ROUNDING = 1e-9;

    private final RunAnalysis run = RunAnalysis.of(DeviceRuns.graph(), DeviceRuns.trace());

    @Test
    void eachDeviceIsToldWithWhatItDidAndMovedAndDrew() {
        DeviceLanes cpu = new DeviceLanes("cpu", DeviceKind.CPU, false, null, "host", List.of(0));
        DeviceLanes npu = new DeviceLanes("npu", DeviceKind.NPU, true, 5.0, "npu", List.of(1));

        assertEquals(
                List.of(
                        new DeviceStudy.Usage(cpu, 3, 7, 7 / 11.0, 250, 300, 5, OptionalDouble.empty()),
                        new DeviceStudy.Usage(npu, 2, 2, 2 / 11.0, 300, 250, 5, OptionalDouble.of(10))),
                DeviceStudy.of(run).devices());
    }

    /** Three tasks of 4 s on the worker or 1 s on the NPU beside 3 s of others on the worker: the NPU should do all. */
    @Test
    void theSplitOfEachKindStandsBesideTheIdealOne() {
        DeviceStudy study = DeviceStudy.of(run);
        List<DeviceStudy.Split> embed = study.splits().stream()
                .filter(split -> split.kind().equals("embed"))
                .toList();

        assertEquals(3, study.idealSeconds().orElseThrow(), 1e-6);
        assertEquals(
                List.of("cpu", "npu"),
                embed.stream().map(s -> s.device().name()).toList());
        assertEquals(1 / 3.0, embed.get(0).share(), ROUNDING);
        assertEquals(0, embed.get(0).ideal().orElseThrow(), 1e-6);
        assertEquals(1, embed.get(1).ideal().orElseThrow(), 1e-6);
        assertEquals(4, embed.get(0).seconds(), ROUNDING);
        assertEquals(Optional.of(new DeviceStudy.Model(1, 5, 0.8)), embed.get(0).model());
        assertEquals(Optional.of(new DeviceStudy.Model(2, 2, 0.5)), embed.get(1).model());
    }

    @Test
    void theWaitForDataIsTransferAndNotTheSchedulers() {
        // the worker waits for vectors from 7 to 9, the NPU for text from 3 to 5, both from 10 to 11 for data to come
        // home
        assertEquals(
                new TimeBreakdown(9, 0, 5, 1, 6, 0, 1, 22),
                TimeBreakdown.of(DeviceRuns.trace()),
                "see the comment above");
        assertEquals(9 / 22.0, run.utilisation(), ROUNDING);
    }

    @Test
    void theRealisedPathGoesThroughTheTransfersThatTasksWaitedFor() {
        assertEquals(
                List.of(
                        new RealisedPath.Step(0, RealisedPath.Cause.ROOT, 0),
                        new RealisedPath.Step(2, RealisedPath.Cause.TRANSFER, 3),
                        new RealisedPath.Step(3, RealisedPath.Cause.WORKER_BUSY, 0),
                        new RealisedPath.Step(4, RealisedPath.Cause.TRANSFER, 2)),
                run.realisedPath().steps());
    }

    @Test
    void whatHoldsOnEqualWorkersIsNotToldOfARunOnUnlikeDevices() {
        assertEquals(
                "emulated: took 11 s on 1 worker and 'npu' (emulated); 'cpu' was busy for 64 % of it, the most of all;"
                        + " workers and devices waited for data for 27 % of their time",
                run.verdict().sentence());
        assertEquals(Optional.empty(), run.verdict().improvement());
        assertEquals(0, run.bounds().lower());
        assertEquals(0, run.speedup());
        assertEquals(
                "no prediction for graph 'pipeline': its tasks had a choice of unlike devices, and a replay knows equal"
                        + " workers alone; simulate it on a platform",
                WhatIf.of(run).predict().sentence());
        String json = RunSummaryJson.toJson(run);
        assertFalse(json.contains("bounds") || json.contains("speedup") || json.contains("parallelism"), json);
        assertTrue(
                json.contains(
                        "{\"name\":\"npu\",\"kind\":\"npu\",\"emulated\":true,\"lanes\":1,\"tasks\":2,\"busy_s\":2,"
                                + "\"bytes_in\":300,\"bytes_out\":250,\"transfer_s\":5,\"energy_j\":10}"),
                json);
    }

    @Test
    void aDeviceThatNobodyCouldUseChangesNothing() {
        List<Lane> two = List.of(new Lane(0, "w0", DeviceKind.CPU), new Lane(1, "gpu", DeviceKind.GPU));
        List<TaskEvent> events = List.of(new TaskEvent(0, 0, 0, 0, NANOS, Outcome.COMPLETED));
        Trace idle = new Trace(Trace.Origin.MEASURED, two, 1, events, SchedulerCounters.NONE);
        Trace without = new Trace(Trace.Origin.MEASURED, two.subList(0, 1), 1, events, SchedulerCounters.NONE);

        assertFalse(DeviceLanes.used(idle));
        assertEquals(TimeBreakdown.of(without), TimeBreakdown.of(idle));
    }

    @Test
    void lanesWithNumbersAreSlotsOfADeviceOnlyIfScoresSaySo() {
        List<Lane> lanes = List.of(
                new Lane(0, "gpu 0", DeviceKind.GPU),
                new Lane(1, "gpu 1", DeviceKind.GPU),
                new Lane(2, "npu", DeviceKind.NPU));
        Trace trace = new Trace(Trace.Origin.SIMULATED, lanes, 0, List.of(), SchedulerCounters.NONE);
        DeviceRecord named =
                new DeviceRecord(List.of(), List.of(), List.of(new Fallback(0, 0, "gpu", "gpu", "x")), List.of());

        assertEquals(
                List.of("gpu 0", "gpu 1", "npu"),
                DeviceLanes.of(trace).stream().map(DeviceLanes::name).toList());
        assertEquals(
                Map.of("gpu", List.of(0, 1), "npu", List.of(2)),
                DeviceLanes.of(trace.withDevices(named)).stream()
                        .collect(Collectors.toMap(DeviceLanes::name, DeviceLanes::lanes)));
    }

    @Test
    void anEmulatedRunAddsUp() throws InterruptedException {
        RunResult result = DeviceRuns.emulated();
        RunAnalysis emulated = RunAnalysis.of(result);
        DeviceStudy study = DeviceStudy.of(emulated);
        List<Transfer> transfers = result.trace().devices().transfers();

        assertTrue(transfers.size() > 3, transfers::toString);
        assertEquals(
                1,
                emulated.breakdown().shares().values().stream()
                        .mapToDouble(share -> share)
                        .sum(),
                1e-9);
        assertTrue(
                emulated.breakdown().transfer() > 0, () -> emulated.breakdown().toString());
        assertEquals(
                18, study.devices().stream().mapToInt(DeviceStudy.Usage::tasks).sum());
        assertEquals(
                transfers.stream().mapToLong(Transfer::bytes).sum(),
                study.devices().stream().mapToLong(DeviceStudy.Usage::bytesIn).sum());
        DeviceStudy.Usage gpu = study.devices().get(1);
        assertEquals("gpu", gpu.device().name());
        assertEquals(30 * gpu.busySeconds(), gpu.joules().orElseThrow(), 1e-9);
        assertTrue(study.idealSeconds().orElseThrow() <= emulated.makespan(), study::toString);
        assertTrue(
                emulated.realisedPath().steps().stream().anyMatch(step -> step.cause() == RealisedPath.Cause.TRANSFER),
                () -> emulated.realisedPath().toString());
        double along = emulated.realisedPath().steps().stream()
                .mapToDouble(step -> step.waitSeconds() + emulated.seconds(step.task()))
                .sum();
        assertEquals(
                result.trace().events().stream()
                                .mapToLong(TaskEvent::endNanos)
                                .max()
                                .orElseThrow()
                        / 1e9,
                along,
                1e-9);
    }

    /** Random traces, whether a runtime could make them or not; the oracle looks at each second of each lane on its own. */
    @Test
    void everySecondOfEveryLaneIsCountedOnce() {
        for (long seed = 0; seed < 300; seed++) {
            Trace trace = random(seed);
            TimeBreakdown time = TimeBreakdown.of(trace);

            assertEquals(secondBySecond(trace), time, "seed " + seed);
            double sum =
                    time.shares().values().stream().mapToDouble(share -> share).sum();
            assertEquals(1, sum, 1e-9, "seed " + seed);
        }
    }

    private static Trace random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Lane> lanes = new ArrayList<>();
        List<TaskEvent> events = new ArrayList<>();
        List<Transfer> transfers = new ArrayList<>();
        for (int lane = 0; lane < 2 + seed % 3; lane++) {
            lanes.add(new Lane(lane, "lane " + lane, lane % 2 == 0 ? DeviceKind.GPU : DeviceKind.CPU));
            long start = random.nextInt(4);
            for (int count = 1 + random.nextInt(5); count > 0; count--) {
                long end = start + 1 + random.nextInt(4);
                long ready = start - random.nextInt((int) Math.min(start, 5) + 1);
                for (int moves = random.nextInt(3); moves > 0; moves--) {
                    long from = random.nextInt((int) start + 1);
                    long to = from + random.nextInt(6);
                    transfers.add(new Transfer(
                            "d", 1, "a", "b", Transfer.Purpose.FETCH, events.size(), from * NANOS, to * NANOS));
                }
                events.add(new TaskEvent(
                        events.size(), lane, ready * NANOS, start * NANOS, end * NANOS, Outcome.COMPLETED));
                start = end + random.nextInt(5);
            }
        }
        return new Trace(Trace.Origin.EMULATED, lanes, events.size(), events, SchedulerCounters.NONE)
                .withDevices(new DeviceRecord(transfers, List.of(), List.of(), List.of()));
    }

    private static TimeBreakdown secondBySecond(Trace trace) {
        double[] parts = new double[5];
        long lastStart =
                trace.events().stream().mapToLong(TaskEvent::startNanos).max().orElseThrow();
        long lastEnd =
                trace.events().stream().mapToLong(TaskEvent::endNanos).max().orElseThrow();
        for (long now = 0; now < trace.makespanNanos(); now += NANOS) {
            long second = now;
            int rest = 0;
            int idleWorkers = 0;
            int movingWorkers = 0;
            for (Lane lane : trace.lanes()) {
                List<TaskEvent> here = trace.events().stream()
                        .filter(event -> event.lane() == lane.index())
                        .toList();
                if (here.stream().anyMatch(event -> event.startNanos() <= second && second < event.endNanos())) {
                    parts[0]++;
                } else {
                    TaskEvent next = here.stream()
                            .filter(event -> event.startNanos() > second)
                            .findFirst()
                            .orElse(null);
                    boolean moves = next != null
                            && next.readyNanos() <= second
                            && trace.devices().transfers().stream()
                                    .anyMatch(transfer -> transfer.task() == next.task()
                                            && transfer.startNanos() <= second
                                            && second < transfer.endNanos());
                    if (lane.device().equals(DeviceKind.CPU)) {
                        movingWorkers += moves ? 1 : 0;
                        idleWorkers++;
                    } else if (moves) {
                        parts[3]++;
                    } else {
                        boolean kept = here.stream()
                                .anyMatch(event -> event.readyNanos() <= second && second < event.startNanos());
                        parts[2] += kept ? 1 : 0;
                        rest += kept ? 0 : 1;
                    }
                }
            }
            int waiting = (int) trace.events().stream()
                    .filter(event -> trace.lanes().get(event.lane()).device().equals(DeviceKind.CPU))
                    .filter(event -> event.readyNanos() <= second && second < event.startNanos())
                    .count();
            int kept = Math.min(idleWorkers, waiting) - movingWorkers;
            parts[2] += kept;
            parts[3] += movingWorkers;
            rest += idleWorkers - movingWorkers - kept;
            parts[now >= lastEnd ? 3 : now >= lastStart ? 4 : 1] += rest;
        }
        double total = trace.lanes().size() * trace.makespanNanos() / (double) NANOS;
        return new TimeBreakdown(parts[0], 0, parts[1], parts[2], parts[3], 0, parts[4], total);
    }
}
