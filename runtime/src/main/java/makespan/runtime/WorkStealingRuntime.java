package makespan.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import makespan.device.Device;
import makespan.device.DeviceKind;
import makespan.device.HostDevice;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import makespan.schedule.TimeHistory;
import org.jspecify.annotations.Nullable;

/**
 * Runs task graphs on a fixed number of workers. Every worker keeps the tasks that it made ready to itself and takes
 * from a random other worker when it has none left. A run has all workers to itself; runs started meanwhile take turns,
 * first come first served. Safe for use by many threads; close it to end its threads.
 */
public final class WorkStealingRuntime implements AutoCloseable {
    /*
     * The monitor guards the queue of runs and the change of current. current and closed are volatile: they
     * are written before the workers are signalled and read by a worker that is about to sleep (see IdleWorkers).
     * The monitor is never held while a run ends, a body is interrupted or a thread is joined.
     */
    private static final int MOST_WORKERS = 256;

    private final int workers;
    private final Device host;
    private final Set<BodyThread> bodies = ConcurrentHashMap.newKeySet();
    private final IdleWorkers idleWorkers;
    private final WorkerThreads threads;
    private final IoLane ioLane;
    private final TimeLimits timeLimits = new TimeLimits();
    private final ArrayDeque<RunState> waiting = new ArrayDeque<>();
    private final RunPlans plans = new RunPlans();
    private final TimeHistory history = new TimeHistory();
    private final Tries tries = new Tries();
    private final List<Device> devices;
    private final DeviceThreads deviceThreads;
    private final Worker[] allWorkers;
    private volatile @Nullable RunState current;
    private boolean closing;
    private volatile boolean closed;

    private WorkStealingRuntime(int workers, List<Device> devices) {
        this.workers = workers;
        host = HostDevice.ofWorkers(workers);
        idleWorkers = new IdleWorkers(workers);
        threads = new WorkerThreads(bodies, workers);
        this.devices = List.copyOf(devices);
        deviceThreads = new DeviceThreads(bodies, this.devices);
        ioLane = new IoLane(
                bodies, workers + devices.stream().mapToInt(Device::slots).sum());
        allWorkers = new Worker[workers];
        for (int i = 0; i < workers; i++) {
            allWorkers[i] = new Worker(i, this);
        }
    }

    /**
     * Returns a runtime with threads of its own.
     *
     * @param workers how many tasks compute at the same time, 1 to 256
     */
    public static WorkStealingRuntime withWorkers(int workers) {
        return withWorkers(workers, List.of());
    }

    /**
     * Returns a runtime that also runs tasks on other devices, with threads of its own.
     *
     * @param workers how many tasks compute at the same time on workers, 1 to 256
     * @param devices beside the workers, each of another name; the caller closes them after the runtime
     */
    public static WorkStealingRuntime withWorkers(int workers, List<? extends Device> devices) {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException(
                    "workers must be between 1 and " + MOST_WORKERS + ", but was " + workers);
        }
        Set<String> names = new HashSet<>(Set.of(DeviceKind.CPU.word(), DeviceKind.IO.word()));
        for (Device device : devices) {
            if (!names.add(device.name())) {
                throw new IllegalArgumentException(
                        "devices must have different names, and none be called cpu or io, but there is another '"
                                + device.name() + "'");
            }
        }
        WorkStealingRuntime runtime = new WorkStealingRuntime(workers, List.copyOf(devices));
        for (Worker worker : runtime.allWorkers) {
            runtime.threads.obtain().serve(worker);
        }
        return runtime;
    }

    /** Returns the number of workers. */
    public int workers() {
        return workers;
    }

    /** Starts a run with the default options; see {@link #start(TaskGraph, RunOptions)}. */
    public Run start(TaskGraph graph) {
        return start(graph, RunOptions.defaults());
    }

    /**
     * Starts a run, or lets it wait for its turn, and returns at once.
     *
     * @throws IllegalStateException if the runtime is closed, or the caller is one of its own tasks
     */
    public Run start(TaskGraph graph, RunOptions options) {
        refuseTasks("A task cannot start a run on the runtime that executes it, because it occupies one of its workers;"
                + " use another WorkStealingRuntime");
        RunState run = new RunState(this, graph, plans.of(graph), options);
        synchronized (this) {
            if (closing) {
                throw new IllegalStateException("The runtime is closed; create another one");
            }
            if (graph.size() > 0) {
                waiting.add(run);
            }
        }
        if (graph.size() == 0) {
            run.finish(); // needs no turn
        }
        startNext();
        return new Run(run);
    }

    /** Runs a graph with the default options; see {@link #run(TaskGraph, RunOptions)}. */
    public RunResult run(TaskGraph graph) throws InterruptedException {
        return run(graph, RunOptions.defaults());
    }

    /**
     * Runs a graph and returns what came of it, be it completed, failed or cancelled.
     *
     * @throws InterruptedException if the caller is interrupted; the run is cancelled and over by then
     * @throws IllegalStateException if the runtime is closed, or the caller is one of its own tasks
     */
    public RunResult run(TaskGraph graph, RunOptions options) throws InterruptedException {
        Run run = start(graph, options);
        try {
            return run.await();
        } catch (InterruptedException e) {
            run.cancel();
            Uninterrupted.call(run::await);
            throw e;
        }
    }

    /**
     * Cancels all runs, waits for the bodies that run, and ends all threads. Closing again does nothing.
     *
     * @throws IllegalStateException if the caller is one of the runtime's own tasks
     */
    @Override
    public void close() {
        refuseTasks("A task cannot close the runtime that executes it");
        List<RunState> open;
        synchronized (this) {
            closing = true;
            open = new ArrayList<>(waiting);
            RunState active = current;
            if (active != null) {
                open.add(active);
            }
        }
        open.forEach(this::cancel);
        open.forEach(run -> Uninterrupted.call(() -> {
            run.awaitOver();
            return run;
        }));
        closed = true;
        idleWorkers.signalAll();
        Uninterrupted.call(() -> {
            threads.close();
            ioLane.close();
            deviceThreads.close();
            timeLimits.close();
            return this;
        });
    }

    /** Throws if the calling thread executes a task of this runtime, which would then wait for its own worker. */
    void refuseTasks(String message) {
        RunState run = BodyThread.currentRun();
        if (run != null && run.runtime() == this) {
            throw new IllegalStateException(message);
        }
    }

    void cancel(RunState run) {
        boolean neverBegun;
        synchronized (this) {
            neverBegun = waiting.remove(run);
        }
        run.cancel();
        if (neverBegun) {
            run.finish();
        }
    }

    /** Interrupts the threads that execute bodies of a run. Call after the run was told to stop. */
    void interruptBodies(RunState run) {
        for (BodyThread thread : bodies) {
            thread.interrupt(run);
        }
    }

    /** Returns the tasks of a run whose bodies execute now. */
    List<Task> running(RunState run) {
        return bodies.stream()
                .mapToInt(thread -> thread.taskOf(run))
                .filter(task -> task >= 0 && !run.states().settled(task))
                .sorted()
                .distinct()
                .mapToObj(run.graph()::task)
                .toList();
    }

    /** Ends a run that gave back its last token, and lets the next one begin. */
    void finished(RunState run) {
        synchronized (this) {
            current = null;
        }
        run.finish();
        startNext();
    }

    private void startNext() {
        RunState next;
        synchronized (this) {
            if (current != null || waiting.isEmpty()) {
                return;
            }
            next = waiting.remove();
            next.begin();
            current = next;
        }
        idleWorkers.signal();
        next.startRootsApart();
    }

    Worker worker(int index) {
        return allWorkers[index];
    }

    /** Returns whether a thief would find a task of the first levels in any worker's deques. */
    boolean anyPublished(int levels) {
        for (Worker worker : allWorkers) {
            if (!worker.isEmpty(levels)) {
                return true;
            }
        }
        return false;
    }

    boolean closed() {
        return closed;
    }

    @Nullable
    RunState current() {
        return current;
    }

    /** Returns whether a worker has anything to do. */
    boolean hasWork() {
        RunState run = current;
        return closed || (run != null && run.workVisible());
    }

    IdleWorkers idleWorkers() {
        return idleWorkers;
    }

    WorkerThreads threads() {
        return threads;
    }

    TimeLimits timeLimits() {
        return timeLimits;
    }

    /** Returns the devices beside the workers. */
    public List<Device> devices() {
        return devices;
    }

    /** Returns the times that were measured here. */
    TimeHistory history() {
        return history;
    }

    /** Returns what was spent here on trying ways that look slower. */
    Tries tries() {
        return tries;
    }

    DeviceThreads deviceThreads() {
        return deviceThreads;
    }

    /** Returns the workers, as a device. */
    Device host() {
        return host;
    }

    IoLane ioLane() {
        return ioLane;
    }
}
