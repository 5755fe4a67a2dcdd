package makespan.kernel.language;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import makespan.dsl.CellResult;
import makespan.dsl.Completeness;
import makespan.dsl.Session;
import makespan.dsl.SessionHost;
import makespan.kernel.display.Notebook;
import makespan.kernel.protocol.KernelEnvironment;
import makespan.kernel.wire.KernelLog;
import org.jspecify.annotations.Nullable;

/** The kernel's session, created when it is first needed, or in the background by {@link #warmUp}. */
public final class NotebookSession implements AutoCloseable {
    private static final String PRELUDE = "import static " + Notebook.class.getName() + ".*\n0";

    private final FutureTask<Session> session;
    private final KernelLog log;

    public NotebookSession(SessionHost host, KernelLog log) {
        this.log = log;
        this.session = new FutureTask<>(() -> start(host));
    }

    /** Begins to load the compiler in the background and returns at once. */
    public void warmUp() {
        Thread thread = new Thread(session, "makespan-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Evaluates a cell; see {@link Session#evaluate(String, String, String)}. */
    public CellResult evaluate(String code, String unit, @Nullable String cellId) {
        return session().evaluate(code, unit, cellId);
    }

    /** Returns whether a text is a whole cell. */
    public Completeness completeness(String code) {
        return session().completeness(code);
    }

    /** Returns what could stand at the cursor, given in chars. */
    public Completion complete(String code, int cursor) {
        return new Completer(scope()).complete(code, cursor);
    }

    /** Returns a description of what stands at the cursor, given in chars; empty if it is not known. */
    public Optional<String> inspect(String code, int cursor) {
        return new Inspector(scope()).inspect(code, cursor);
    }

    /** Interrupts the cell that is evaluated now, if one is; any thread may call it. */
    public void interrupt() {
        if (session.isDone()) {
            session().interrupt();
        }
    }

    @Override
    public void close() {
        if (session.isDone()) {
            session().close();
        }
    }

    /** The prelude gives cells the notebook's own words, and its compilation loads most of the compiler. */
    private Session start(SessionHost host) {
        Session started = new Session(host);
        started.setParameters(KernelEnvironment.of(System.getenv()).parameters());
        CellResult result = started.evaluate(PRELUDE, "prelude", "prelude");
        if (result.error() != null) {
            log.warn("the prelude failed", result.error().cause());
        }
        return started;
    }

    private Scope scope() {
        return new Scope(session().variables(), session().classLoader());
    }

    private Session session() {
        session.run();
        try {
            return session.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the session starts", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the session cannot start: " + e.getCause(), e);
        }
    }
}
