package makespan.dsl;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import makespan.runtime.Run;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of a session, each on a thread of its own. They can exist before their session, which takes a moment
 * to load: an evaluation that was begun here and interrupted meanwhile ends as soon as the session takes it up. Safe for
 * use by many threads.
 */
public final class Evaluations {
    /** The evaluation that a thread does, else the one that started the thread; of any session. */
    private static final InheritableThreadLocal<@Nullable Evaluation> OF_THREAD = new InheritableThreadLocal<>();

    private final List<Evaluation> underWay = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    /** Which evaluation started a run that is under way. */
    private final Map<Run, Evaluation> ofRun = new ConcurrentHashMap<>();
    /** How many runs are being started, whose tasks may execute before {@link #ofRun} knows the run. */
    private final AtomicInteger starting = new AtomicInteger();

    /**
     * Begins an evaluation on the calling thread, which is to close it. {@link Session#evaluate} takes up the one that
     * its thread has begun, and begins one itself where there is none.
     *
     * @param unit what the user calls the cell, such as {@code cell 4}
     */
    public Evaluation begin(String unit) {
        Evaluation outer = OF_THREAD.get();
        Evaluation evaluation = new Evaluation(this, outer, unit, count.incrementAndGet());
        OF_THREAD.set(evaluation);
        underWay.add(evaluation);
        return evaluation;
    }

    /** Returns the evaluations that are under way, those that began first in front. */
    public List<Evaluation> underWay() {
        return List.copyOf(underWay);
    }

    /** Interrupts every evaluation that is under way. */
    public void interrupt() {
        underWay.forEach(Evaluation::interrupt);
    }

    /** Interrupts the evaluations on a thread; does nothing if it evaluates no cell. */
    public void interrupt(Thread thread) {
        for (Evaluation evaluation : underWay) {
            if (evaluation.isOn(thread)) {
                evaluation.interrupt();
            }
        }
    }

    /**
     * Returns the evaluation to which the calling thread's doing belongs: that which started the run whose task it
     * executes, else its own, else that which started the thread if it still goes on, else the latest under way.
     */
    @Nullable
    Evaluation current() {
        Evaluation ofTask = Run.current().map(this::of).orElse(null);
        if (ofTask != null) {
            return ofTask;
        }
        Evaluation inherited = worksForAll() ? null : ofThread();
        if (inherited != null && !inherited.isOver()) {
            return inherited;
        }
        Evaluation latest = latest();
        return latest == null ? inherited : latest;
    }

    /** Takes up what the calling thread has begun and not worked on yet, or begins an evaluation. */
    Evaluation takeUp(String unit, String origin) {
        Evaluation begun = ofThread();
        if (begun != null && begun.isOn(Thread.currentThread()) && begun.takeUp(origin)) {
            return begun;
        }
        Thread.interrupted(); // what was meant for an earlier cell
        Evaluation fresh = begin(unit);
        fresh.takeUp(origin);
        return fresh;
    }

    /** Starts a run, whose tasks then belong to the current evaluation until {@link #ended(Run)}. */
    Run start(Supplier<Run> start) {
        Evaluation evaluation = current();
        starting.incrementAndGet();
        try {
            Run run = start.get();
            if (evaluation != null) {
                ofRun.put(run, evaluation);
            }
            return run;
        } finally {
            starting.decrementAndGet();
        }
    }

    void ended(Run run) {
        ofRun.remove(run);
    }

    /** Called by an evaluation that ends, on its thread. */
    void ended(Evaluation evaluation) {
        Evaluation outer = evaluation.outer();
        underWay.remove(evaluation);
        if (outer == null) {
            OF_THREAD.remove();
        } else {
            OF_THREAD.set(outer);
        }
    }

    /** Runs that are not the session's, such as those of {@code speedup}, are not known; their threads inherit. */
    private @Nullable Evaluation of(Run run) {
        Evaluation evaluation = ofRun.get(run);
        while (evaluation == null && starting.get() > 0) {
            Thread.onSpinWait(); // another thread is about to make its run known, perhaps this one
            evaluation = ofRun.get(run);
        }
        return evaluation == null ? ofRun.get(run) : evaluation;
    }

    /** Returns the innermost evaluation of this session that the calling thread does, or whose thread started it. */
    private @Nullable Evaluation ofThread() {
        Evaluation evaluation = OF_THREAD.get();
        while (evaluation != null && evaluation.owner() != this) {
            evaluation = evaluation.outer();
        }
        return evaluation;
    }

    private @Nullable Evaluation latest() {
        Evaluation[] all = underWay.toArray(new Evaluation[0]);
        return all.length == 0 ? null : all[all.length - 1];
    }

    /** The common pool's threads work for every cell, not only for the one that happened to start them. */
    private static boolean worksForAll() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
    }
}
