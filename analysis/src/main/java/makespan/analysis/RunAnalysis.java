package makespan.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makespan.device.DeviceKind;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import makespan.runtime.TaskFailure;
import makespan.schedule.TaskTimes;
import makespan.simulate.ListPolicy;
import makespan.simulate.Simulator;
import makespan.trace.Choice;
import makespan.trace.Outcome;
import makespan.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * All numbers of one run, whatever its trace's origin. Tasks that did not run count with time 0 and are listed by
 * {@link #notRun()}. All times in seconds. Immutable and safe to share.
 */
public final class RunAnalysis {
    private final TaskGraph graph;
    private final Trace trace;
    private final double[] seconds;
    private final WorkSpan workSpan;
    private final double serialSeconds;
    private final CriticalPath criticalPath;
    private final RealisedPath realisedPath;
    private final Slack slack;
    private final Bounds bounds;
    private final TimeBreakdown breakdown;
    private final List<KindSummary> kinds;
    private final int processors;
    private final List<DeviceLanes> devices;
    private final Map<Integer, Choice> choices = new HashMap<>();
    private final List<TaskFailure> failures;
    private @Nullable Verdict verdict;

    private RunAnalysis(
            TaskGraph graph, Trace trace, int processors, List<TaskFailure> failures, double @Nullable [] onOneWorker) {
        if (graph.size() != trace.taskCount()) {
            throw new IllegalArgumentException("the trace must be of the graph '" + graph.name() + "' of "
                    + graph.size() + " tasks, but is of one of " + trace.taskCount());
        }
        this.graph = graph;
        this.trace = trace;
        this.processors = processors;
        this.failures = List.copyOf(failures);
        seconds = TaskTimes.of(trace);
        devices = devices(trace);
        trace.devices().choices().forEach(choice -> choices.put(choice.task(), choice));
        WorkSpan declared = WorkSpan.of(graph, seconds);
        workSpan = usedDevices() ? new WorkSpan(workOnLanes(), declared.span()) : declared;
        serialSeconds = usedDevices() ? 0 : serialSeconds(graph, seconds, workSpan);
        criticalPath = CriticalPath.of(graph, seconds);
        realisedPath = dependenciesKnown() ? RealisedPath.of(graph, trace) : new RealisedPath(List.of());
        slack = Slack.of(graph, seconds);
        int atLeastOne = Math.max(1, trace.workers());
        bounds = usedDevices() ? Bounds.unknown(atLeastOne) : Bounds.of(graph, seconds, atLeastOne);
        breakdown = onOneWorker == null ? TimeBreakdown.of(trace) : TimeBreakdown.of(trace, onOneWorker);
        kinds = KindSummary.of(graph, seconds);
    }

    /**
     * Returns the numbers of a run of any origin, for a machine that had a processor for every worker.
     *
     * @throws IllegalArgumentException if the trace is of a graph of another size
     */
    public static RunAnalysis of(TaskGraph graph, Trace trace) {
        return new RunAnalysis(graph, trace, Integer.MAX_VALUE, List.of(), null);
    }

    /**
     * Returns the numbers of a run whose tasks were measured on one worker too, so that contention is told from work.
     *
     * @param onOneWorker time of each task in a run on one worker, in seconds
     * @throws IllegalArgumentException if the trace is of a graph of another size, or there is not one time per task
     */
    public static RunAnalysis of(TaskGraph graph, Trace trace, double[] onOneWorker) {
        return new RunAnalysis(graph, trace, Integer.MAX_VALUE, List.of(), onOneWorker);
    }

    /** Returns the numbers of a run of this program on this machine, with the number of its processors in mind. */
    public static RunAnalysis of(RunResult result) {
        return of(result.graph(), result.trace(), result.failures());
    }

    /** Returns the same as {@link #of(RunResult)} where the values of the tasks are not kept. */
    public static RunAnalysis of(TaskGraph graph, Trace trace, List<TaskFailure> failures) {
        return new RunAnalysis(graph, trace, Runtime.getRuntime().availableProcessors(), failures, null);
    }

    static RunAnalysis of(RunResult result, int processors) {
        return new RunAnalysis(result.graph(), result.trace(), processors, result.failures(), null);
    }

    private static List<DeviceLanes> devices(Trace trace) {
        return DeviceLanes.used(trace)
                ? DeviceLanes.of(trace).stream()
                        .filter(device -> !device.kind().equals(DeviceKind.CPU)
                                && !device.kind().equals(DeviceKind.IO))
                        .toList()
                : List.of();
    }

    private double workOnLanes() {
        return trace.events().stream()
                .filter(event -> DeviceLanes.computes(trace.lanes().get(event.lane()), true))
                .mapToDouble(event -> event.durationNanos() / 1e9)
                .sum();
    }

    private static double serialSeconds(TaskGraph graph, double[] seconds, WorkSpan workSpan) {
        boolean io = graph.tasks().stream().anyMatch(task -> task.device().equals(DeviceKind.IO));
        return io ? Simulator.makespan(graph, seconds, 1, ListPolicy.HLFET) : workSpan.work();
    }

    public TaskGraph graph() {
        return graph;
    }

    public Trace trace() {
        return trace;
    }

    /** Returns a copy of the time of each task; 0 for one that did not run. */
    public double[] seconds() {
        return seconds.clone();
    }

    /** Returns the time of one task; 0 if it did not run. */
    public double seconds(int task) {
        return seconds[task];
    }

    /**
     * Returns whether tasks ran, or could have run, on devices beside the workers and the I/O lane. Then their times hold
     * where they ran and nowhere else: {@link #speedup()}, {@link #speedupLimit()} and {@link #bounds()} say nothing, and
     * {@link DeviceStudy} tells what there is to say.
     */
    public boolean usedDevices() {
        return !devices.isEmpty();
    }

    /** Returns the devices beside the workers and the I/O lane; none unless they were {@link #usedDevices() used}. */
    public List<DeviceLanes> devices() {
        return devices;
    }

    /** Returns the last choice for a task, which is where it ran; none if it had no choice. */
    public Optional<Choice> choice(int task) {
        return Optional.ofNullable(choices.get(task));
    }

    /** Returns work and span by the times that tasks took where they ran; I/O tasks count for the span alone. */
    public WorkSpan workSpan() {
        return workSpan;
    }

    /** Returns the time from the start of the run to the last end. */
    public double makespan() {
        return trace.makespanNanos() / 1e9;
    }

    /** Returns the number of CPU workers. */
    public int workers() {
        return trace.workers();
    }

    /**
     * Returns an estimate of the time on one worker: the work, and with I/O tasks the makespan of a simulated schedule on
     * one worker, which overlaps them. The times are those of this run, in which workers may have slowed each other down.
     * Of a run that {@link #usedDevices()} it is not known, and 0.
     */
    public double serialSeconds() {
        return serialSeconds;
    }

    /**
     * Returns whether more workers than the machine had processors shared them: each task took longer than it would
     * have alone, so that {@link #speedup()} says nothing and only a {@link SpeedupMeasurement} tells.
     */
    public boolean oversubscribed() {
        return trace.origin() == Trace.Origin.MEASURED && workers() > processors;
    }

    /** Returns the number of processors that the workers shared, where that is known; else a very large number. */
    int processors() {
        return processors;
    }

    /**
     * Returns {@link #serialSeconds()} over the makespan; 0 if nothing ran. An estimate, as one worker was not measured,
     * and not one at all if the run was {@link #oversubscribed()} or {@link #usedDevices()}.
     */
    public double speedup() {
        return makespan() > 0 ? serialSeconds / makespan() : 0;
    }

    /** Returns {@link #serialSeconds()} over the span: the speedup that no number of workers exceeds; 0 if nothing ran. */
    public double speedupLimit() {
        return workSpan.span() > 0 ? serialSeconds / workSpan.span() : 0;
    }

    /**
     * Returns the time of bodies on workers over workers × makespan, 0 to 1; I/O tasks do not count. In a run that
     * {@link #usedDevices()} each slot of a device counts as a worker.
     */
    public double utilisation() {
        return breakdown.utilisation();
    }

    /** Returns the structural critical path. */
    public CriticalPath criticalPath() {
        return criticalPath;
    }

    /** Returns the chain of tasks and waits that made this run end when it did; empty if dependencies are not known. */
    public RealisedPath realisedPath() {
        return realisedPath;
    }

    public Slack slack() {
        return slack;
    }

    /** Returns what equal workers can reach; of a run that {@link #usedDevices()} 0 at least and infinity at most. */
    public Bounds bounds() {
        return bounds;
    }

    public TimeBreakdown breakdown() {
        return breakdown;
    }

    /** Returns one summary per kind of task, the costliest first. */
    public List<KindSummary> kinds() {
        return kinds;
    }

    /** Returns how the run ended: failed if a task failed, else cancelled unless every task completed. */
    public Outcome outcome() {
        if (!failed().isEmpty()) {
            return Outcome.FAILED;
        }
        return completed() == graph.size() ? Outcome.COMPLETED : Outcome.CANCELLED;
    }

    /** Returns the number of tasks that completed. */
    public int completed() {
        return (int) trace.events().stream()
                .filter(event -> event.outcome() == Outcome.COMPLETED)
                .count();
    }

    /** Returns the tasks that failed, in the order of their start. */
    public List<Task> failed() {
        return trace.events().stream()
                .filter(event -> event.outcome() == Outcome.FAILED)
                .map(event -> graph.task(event.task()))
                .toList();
    }

    /**
     * Returns whether the graph holds dependencies as far as anyone knows: not so in a run of another system whose trace
     * names none. Where they are not known, span and bounds are those of independent tasks, and nothing limits.
     */
    public boolean dependenciesKnown() {
        return trace.origin() != Trace.Origin.IMPORTED || graph.edgeCount() > 0;
    }

    /** Returns what the failed tasks threw; empty for a run that is known by its trace only. */
    public List<TaskFailure> failures() {
        return failures;
    }

    /** Returns the tasks that were never started, in the order of declaration. */
    public List<Task> notRun() {
        return graph.tasks().stream()
                .filter(task -> trace.event(task.index()).isEmpty())
                .toList();
    }

    /** Returns the run in one sentence. Computed at the first call: it replays the run a few times. */
    public synchronized Verdict verdict() {
        if (verdict == null) {
            verdict = Verdict.of(this);
        }
        return verdict;
    }
}
