package makespan.kernel;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import makespan.kernel.comm.Comms;
import makespan.kernel.display.CellDisplays;
import makespan.kernel.display.Displays;
import makespan.kernel.display.Notebook;
import makespan.kernel.history.History;
import makespan.kernel.history.HistoryFolder;
import makespan.kernel.language.NotebookSession;
import makespan.kernel.output.OutputRouter;
import makespan.kernel.output.StandardInput;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.request.CommRequests;
import makespan.kernel.request.DebugRequests;
import makespan.kernel.request.Dispatcher;
import makespan.kernel.request.ExecuteHandler;
import makespan.kernel.request.HistoryRequests;
import makespan.kernel.request.KernelInfo;
import makespan.kernel.request.RequestHandler;
import makespan.kernel.request.RequestLoop;
import makespan.kernel.request.RunningCells;
import makespan.kernel.request.Shells;
import makespan.kernel.request.TextRequests;
import makespan.kernel.widget.Widgets;
import makespan.kernel.wire.KernelLog;
import makespan.kernel.wire.Publisher;
import makespan.kernel.wire.Router;
import org.jspecify.annotations.Nullable;

/** A running kernel: its sockets, its threads and its session. One at a time in a process owns the standard streams. */
public final class Kernel implements AutoCloseable {
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final Router router;
    private final OutputRouter outputs;
    private final StandardInput stdin;
    private final NotebookSession session;
    private final RunningCells running;
    private final Shells shells;
    private final RequestLoop control;
    private final ScheduledThreadPoolExecutor timer;

    private Kernel(ConnectionFile connection, HistoryFolder past, KernelLog log) throws IOException {
        router = Router.bind(connection, UUID.randomUUID().toString(), this::received, log);
        Publisher publisher = new Publisher(router);
        timer = new ScheduledThreadPoolExecutor(1, Kernel::timerThread);
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        outputs = new OutputRouter(publisher, timer);
        stdin = new StandardInput(router, outputs);
        Displays displays = new Displays(log);
        Comms comms = new Comms(publisher);
        CellDisplays cells = new CellDisplays(outputs, displays, new Widgets(comms), timer);
        session = new NotebookSession(cells, log);
        running = new RunningCells(session, cells, timer);
        new Notebook(displays, cells, outputs, stdin).makeCurrent();
        KernelInfo info = new KernelInfo(version());
        Map<String, RequestHandler> onControl = new HashMap<>(Map.of(
                "kernel_info_request", info, "interrupt_request", this::interrupt, "shutdown_request", new Shutdown()));
        Map<String, RequestHandler> onShell = new HashMap<>(onControl);
        History history = new History(past, log);
        onShell.put(
                "execute_request",
                new ExecuteHandler(session, outputs, stdin, displays, cells, running, history, this::abortQueued));
        onShell.put("history_request", new HistoryRequests(history));
        onShell.putAll(new TextRequests(session).handlers());
        onShell.putAll(new CommRequests(comms).handlers());
        shells = new Shells(new Dispatcher(router, publisher, log, onShell));
        onControl.putAll(shells.handlers());
        onControl.put("debug_request", new DebugRequests(session::variables));
        control =
                new RequestLoop(Channel.CONTROL, new Dispatcher(router, publisher, log, onControl), "makespan-control");
    }

    /**
     * Starts a kernel that listens where the connection says.
     *
     * @param past where the cells of its session are kept and those of earlier ones found
     * @throws IOException if a port is taken
     */
    public static Kernel start(ConnectionFile connection, HistoryFolder past, KernelLog log) throws IOException {
        Kernel kernel = new Kernel(connection, past, log);
        kernel.outputs.install(kernel.stdin);
        kernel.shells.start();
        kernel.control.start();
        kernel.router.start();
        kernel.session.warmUp(); // clients take a moment to connect
        return kernel;
    }

    /** Returns the connection with the ports that are really bound. */
    public ConnectionFile connection() {
        return router.connection();
    }

    /** Waits until a client has asked the kernel to shut down, or {@link #requestShutdown} was called. */
    public void awaitShutdown() throws InterruptedException {
        shutdown.await();
    }

    /** Lets {@link #awaitShutdown} return. */
    public void requestShutdown() {
        shutdown.countDown();
    }

    /** Interrupts the cell that runs, sends what is still queued, and closes the sockets; does not wait for cells. */
    @Override
    public void close() {
        session.interrupt();
        outputs.close();
        timer.shutdownNow();
        router.close();
    }

    private void received(Channel channel, Message message) {
        switch (channel) {
            case SHELL -> shells.add(message);
            case CONTROL -> control.add(message);
            case STDIN -> stdin.answered(message);
            default -> throw new IllegalArgumentException("nothing is received on " + channel);
        }
    }

    private void abortQueued(Message failed) {
        shells.abortQueuedAfter(failed);
    }

    private JsonObject interrupt(Message request) {
        running.interrupt();
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        return content;
    }

    private static String version() {
        @Nullable String version = Kernel.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    private static Thread timerThread(Runnable task) {
        Thread thread = new Thread(task, "makespan-timer");
        thread.setDaemon(true);
        return thread;
    }

    /** Answers first and ends the kernel then. */
    private final class Shutdown implements RequestHandler {
        @Override
        public JsonObject handle(Message request) {
            JsonObject content = new JsonObject();
            content.addProperty("status", "ok");
            content.addProperty("restart", Json.bool(request.content(), "restart", false));
            return content;
        }

        @Override
        public void replied(Message request) {
            requestShutdown();
        }
    }
}
