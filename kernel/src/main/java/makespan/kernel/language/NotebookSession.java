package makespan.kernel.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import makespan.dsl.CellResult;
import makespan.dsl.Completeness;
import makespan.dsl.Evaluation;
import makespan.dsl.Evaluations;
import makespan.dsl.Session;
import makespan.dsl.SessionHost;
import makespan.dsl.compile.CellCompilationException;
import makespan.kernel.display.Notebook;
import makespan.kernel.magic.CellClock;
import makespan.kernel.magic.MagicCells;
import makespan.kernel.magic.Magics;
import makespan.kernel.protocol.KernelEnvironment;
import makespan.kernel.wire.KernelLog;
import org.jspecify.annotations.Nullable;

/** The kernel's session, created when it is first needed, or in the background by {@link #warmUp}. */
public final class NotebookSession implements AutoCloseable {
    private static final String PRELUDE_UNIT = "prelude";
    private static final String PRELUDE = "import static " + Notebook.class.getName() + ".*\n1 + 1";

    private final Evaluations evaluations = new Evaluations();
    private final MagicCells magics = new MagicCells();
    private final SessionView.Memory memory = new SessionView.Memory();
    private final FutureTask<Session> session;
    private final AtomicBoolean loading = new AtomicBoolean();
    private final KernelLog log;

    public NotebookSession(SessionHost host, KernelLog log) {
        this.log = log;
        this.session = new FutureTask<>(() -> start(host));
    }

    /** Begins to load the compiler in the background, unless that has begun, and returns at once. */
    public void warmUp() {
        if (loading.compareAndSet(false, true)) {
            inBackground(session, "makespan-warm-up");
            inBackground(CompilerClasses::load, "makespan-compiler-classes");
        }
    }

    private static void inBackground(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins to evaluate a cell on the calling thread, which is to close what is returned: from now on it can be
     * interrupted, be it while the compiler still loads.
     *
     * @param unit what the user calls the cell, such as {@code cell 4}
     */
    public Evaluation begin(String unit) {
        return evaluations.begin(unit);
    }

    /** Evaluates a cell; see {@link Session#evaluate(String, String, String)}. */
    public CellResult evaluate(String code, String unit, @Nullable String cellId) {
        try {
            CellResult result = session().evaluate(code, unit, cellId, MagicCells.mode(code));
            remember(code, unit, cellId, result);
            return result;
        } finally {
            CellClock.stop();
        }
    }

    /** Returns whether a text is a whole cell. */
    public Completeness completeness(String code) {
        return session().completeness(MagicCells.withoutMagics(code));
    }

    /** Returns a copy of the variables; none before the session has started. Any thread may call it at any time. */
    public Map<String, @Nullable Object> variables() {
        return session.isDone() ? session().variables() : Map.of();
    }

    /** Returns what could stand at the cursor, given in chars. */
    public Completion complete(String code, int cursor) {
        synchronized (memory) {
            return new Completer(view(), documentedMagics()).complete(code, cursor);
        }
    }

    /**
     * Returns a description of what stands at the cursor, given in chars; empty if it is not known.
     *
     * @param withSource whether the source of what cells define is part of it
     */
    public Optional<Documentation> inspect(String code, int cursor, boolean withSource) {
        synchronized (memory) {
            return new Inspector(view(), documentedMagics(), withSource).inspect(code, cursor);
        }
    }

    /** Returns the evaluations of cells that are under way. */
    public List<Evaluation> underWay() {
        return evaluations.underWay().stream()
                .filter(evaluation -> !evaluation.unit().equals(PRELUDE_UNIT))
                .toList();
    }

    /** Interrupts the cells that are evaluated now; any thread may call it. */
    public void interrupt() {
        underWay().forEach(Evaluation::interrupt);
    }

    @Override
    public void close() {
        if (session.isDone()) {
            session().close();
        }
    }

    /** The prelude gives cells the notebook's own words, and its compilation loads most of the compiler. */
    private Session start(SessionHost host) {
        Session started = new Session(host, evaluations, magics);
        magics.makeCurrent();
        started.setParameters(KernelEnvironment.of(System.getenv()).parameters());
        CellResult result = started.evaluate(PRELUDE, PRELUDE_UNIT, PRELUDE_UNIT);
        remember(PRELUDE, PRELUDE_UNIT, PRELUDE_UNIT, result);
        if (result.error() != null) {
            log.warn("the prelude failed", result.error().cause());
        }
        return started;
    }

    /** What a cell declares is known from its text, unless that did not compile. */
    private void remember(String code, String unit, @Nullable String cellId, CellResult result) {
        boolean compiled = result.error() == null || !(result.error().cause() instanceof CellCompilationException);
        if (compiled) {
            memory.cells().add(new EvaluatedCells.Cell(code, unit, cellId));
        }
    }

    private SessionView view() {
        Session now = session();
        return new SessionView(now.variables(), now.parameters().asMap(), now.classLoader(), memory);
    }

    private List<DocumentedName> documentedMagics() {
        return Magics.standard().all().stream()
                .map(magic -> new DocumentedName(magic.name(), magic.usage(), magic.description()))
                .toList();
    }

    /** Waits for the session; an interrupt is kept for the evaluation that waits. */
    private Session session() {
        warmUp();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return session.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the session cannot start: " + e.getCause(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
