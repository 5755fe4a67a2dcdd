package makespan.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import makespan.graph.TaskGraph;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import org.jspecify.annotations.Nullable;

/**
 * How the makespan of a graph falls with the number of workers: measured points with intervals, the bounds of the graph,
 * fits of Amdahl's law and of the Universal Scalability Law, and the simulated rest of the curve. Immutable. Times in
 * seconds.
 */
public final class SpeedupStudy {
    private final TaskGraph graph;
    private final List<Point> points;
    private final double[] taskSeconds;
    private final WorkSpan workSpan;
    private final double speedupLimit;
    private final @Nullable AmdahlFit amdahl;
    private final @Nullable UslFit usl;
    private final @Nullable SimulatedCurve simulated;
    private final int processors;
    private final List<String> notes;
    private final SortedMap<Integer, TimeBreakdown> breakdowns;

    /**
     * What was measured on one number of workers.
     *
     * @param workers number of workers
     * @param seconds makespans, in the order of the measurement
     * @param median their median
     * @param speedup median makespan on one worker over {@code median}
     * @param low lower end of the 95 % bootstrap interval of the speedup
     * @param high upper end
     */
    public record Point(int workers, List<Double> seconds, double median, double speedup, double low, double high) {
        public Point {
            seconds = List.copyOf(seconds);
        }
    }

    private SpeedupStudy(
            TaskGraph graph, SpeedupSamples samples, double[] taskSeconds, int processors, List<String> notes) {
        this.graph = graph;
        this.processors = processors;
        this.notes = List.copyOf(notes);
        this.taskSeconds = taskSeconds.clone();
        workSpan = WorkSpan.of(graph, taskSeconds);
        double serial = Simulator.makespan(graph, taskSeconds, 1, ListPolicy.HLFET);
        speedupLimit = workSpan.span() > 0 ? serial / workSpan.span() : 0;
        points = samples.points();
        amdahl = AmdahlFit.of(samples, speedupLimit, processors).orElse(null);
        usl = usl(points, speedupLimit, processors).orElse(null);
        simulated = SimulatedCurve.of(graph, taskSeconds, points);
        breakdowns = new TreeMap<>();
    }

    private SpeedupStudy(SpeedupStudy study, Map<Integer, TimeBreakdown> breakdowns) {
        graph = study.graph;
        points = study.points;
        taskSeconds = study.taskSeconds;
        workSpan = study.workSpan;
        speedupLimit = study.speedupLimit;
        amdahl = study.amdahl;
        usl = study.usl;
        simulated = study.simulated;
        processors = study.processors;
        notes = study.notes;
        this.breakdowns = new TreeMap<>(breakdowns);
    }

    /**
     * Returns the study of given measurements.
     *
     * @param samples makespans by number of workers, with at least one each, above 0, and with an entry for one worker
     * @param taskSeconds time of each task on one worker
     * @param processors of the machine that was measured
     * @param notes what a reader should know of the measurement
     * @param seed of the bootstrap
     * @throws IllegalArgumentException if the samples are not as described
     */
    public static SpeedupStudy of(
            TaskGraph graph,
            Map<Integer, double[]> samples,
            double[] taskSeconds,
            int processors,
            List<String> notes,
            long seed) {
        SortedMap<Integer, double[]> sorted = new TreeMap<>(samples);
        return new SpeedupStudy(graph, SpeedupSamples.of(sorted, seed), taskSeconds, processors, notes);
    }

    /** Fits to each makespan, not to the medians: the scatter between repeats is what the intervals are made from. */
    private static Optional<UslFit> usl(List<Point> points, double speedupLimit, int processors) {
        int[] workers = points.stream()
                .flatMapToInt(point -> point.seconds().stream().mapToInt(each -> point.workers()))
                .toArray();
        double[] runsPerSecond = points.stream()
                .flatMapToDouble(point -> point.seconds().stream().mapToDouble(each -> 1 / each))
                .toArray();
        return UslFit.of(workers, runsPerSecond, speedupLimit, processors);
    }

    /** Returns this study with where the time of a run went, by number of workers, contention told from work. */
    public SpeedupStudy withBreakdowns(Map<Integer, TimeBreakdown> byWorkers) {
        return new SpeedupStudy(this, byWorkers);
    }

    /**
     * Returns where the time of the latest run on each number of workers above 1 went, contention told from work by the
     * times on one worker; empty where that was not measured.
     */
    public SortedMap<Integer, TimeBreakdown> breakdowns() {
        return Collections.unmodifiableSortedMap(breakdowns);
    }

    public TaskGraph graph() {
        return graph;
    }

    /** Returns the measured points by ascending number of workers; the first one is one worker, with speedup 1. */
    public List<Point> points() {
        return points;
    }

    /** Returns work and span of the task times on one worker: each the median over its runs. */
    public WorkSpan workSpan() {
        return workSpan;
    }

    /** Returns a copy of the task times on one worker: each the median over its runs. */
    public double[] taskSeconds() {
        return taskSeconds.clone();
    }

    /**
     * Returns the speedup that the graph allows on any number of workers: its parallelism, and with I/O tasks, which one
     * worker overlaps too, the simulated makespan on one worker over the span. 0 if the tasks took no time.
     */
    public double speedupLimit() {
        return speedupLimit;
    }

    /** Returns the fit of Amdahl's law, if more than one worker was measured. */
    public Optional<AmdahlFit> amdahl() {
        return Optional.ofNullable(amdahl);
    }

    /**
     * Returns the fit of the Universal Scalability Law to the throughputs in runs per second, one over each makespan, if
     * at least three numbers of workers were measured.
     */
    public Optional<UslFit> usl() {
        return Optional.ofNullable(usl);
    }

    /** Returns whether the serial fraction by Karp and Flatt rises with the number of workers, and why, if it does. */
    public Optional<SerialFractionRise> serialFractionRise() {
        return SerialFractionRise.of(this);
    }

    /** Returns the simulated curve, if the tasks took any time. */
    public Optional<SimulatedCurve> simulated() {
        return Optional.ofNullable(simulated);
    }

    /** Returns the number of processors of the machine that was measured. */
    public int processors() {
        return processors;
    }

    /** Returns what a reader should know of the measurement, such as repeats left out to keep within the time given. */
    public List<String> notes() {
        return notes;
    }

    /** Returns the bounds on the makespan for the task times on one worker. */
    public Bounds bounds(int workers) {
        return Bounds.of(graph, taskSeconds, workers);
    }

    /** Returns the study in one sentence. */
    public String sentence() {
        return new StudySentence(this).text();
    }
}
