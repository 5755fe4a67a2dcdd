package makespan.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import makespan.device.Device;

/** The threads that drive the devices of a runtime: for each device one per slot, which stay, and those that move data. */
final class DeviceThreads {
    private static final int KEEP_ALIVE_SECONDS = 10;

    private final Set<BodyThread> bodies;
    private final List<Device> devices;
    private final List<ExecutorService> drivers = new ArrayList<>();
    private final ExecutorService movers;

    DeviceThreads(Set<BodyThread> bodies, List<Device> devices) {
        this.bodies = bodies;
        this.devices = devices;
        for (Device device : devices) {
            drivers.add(new ThreadPoolExecutor(
                    device.slots(),
                    device.slots(),
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    daemons("makespan-" + device.name())));
        }
        movers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons("makespan-mover"));
    }

    private static ThreadFactory daemons(String name) {
        return body -> {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Executes a placed task on a thread of its device, which has a free slot; takes over a token of the caller's. */
    void start(RunState run, PlacedTask placed) {
        int device = devices.indexOf(placed.at().target().device());
        drivers.get(device).execute(() -> execute(run, placed));
    }

    private void execute(RunState run, PlacedTask placed) {
        try {
            executeBody(run, placed);
        } catch (Throwable e) { // not the body's: see RunState.crashed
            run.crashed(e);
        }
        run.leave(1);
    }

    private void executeBody(RunState run, PlacedTask placed) {
        BodyThread thread = BodyThread.register();
        bodies.add(thread);
        Execution execution = new Execution(run, placed.lane(), thread, null);
        thread.enter(execution);
        try {
            if (!run.stopping()) { // looked at after enter: who cancels later finds this thread
                execution.performApart(placed.index());
            }
        } finally {
            thread.exit();
            bodies.remove(thread);
            execution.close();
        }
    }

    /** Does something that may take as long as data take to move. */
    void move(Runnable work) {
        movers.execute(work);
    }

    /** Ends the threads, and waits for that. Call when nothing runs any more. */
    void close() throws InterruptedException {
        List<ExecutorService> all = new ArrayList<>(drivers);
        all.add(movers);
        all.forEach(ExecutorService::shutdownNow);
        for (ExecutorService each : all) {
            while (!each.awaitTermination(1, TimeUnit.MINUTES)) {
                // what runs there ends by itself
            }
        }
    }
}
