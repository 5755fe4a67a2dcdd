package makespan.simulate;

import java.util.Locale;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/** The rule by which a list scheduler picks the next of the ready tasks. Ties go to the task declared first. */
public enum ListPolicy implements WorkerPolicy {
    /** Highest level first with estimated times: Adam, Chandy, Dickson, Communications of the ACM 17(12), 1974. */
    HLFET {
        @Override
        long key(TaskFacts facts, int task) {
            return -facts.bottomLevelNanos(task);
        }
    },
    /** Critical path, then most immediate successors first: Kasahara, Narita, IEEE Trans. Computers C-33(11), 1984. */
    CPMISF {
        @Override
        long key(TaskFacts facts, int task) {
            return -facts.bottomLevelNanos(task);
        }

        @Override
        int tie(TaskFacts facts, int task) {
            return Integer.MAX_VALUE - facts.successors(task);
        }
    },
    /** The task that has been ready for longest first. */
    FIFO {
        @Override
        long key(TaskFacts facts, int task) {
            return facts.readyNanos(task);
        }
    },
    /** Longest processing time first: Graham, SIAM Journal on Applied Mathematics 17(2), 1969. */
    LPT {
        @Override
        long key(TaskFacts facts, int task) {
            return -facts.nanos(task);
        }
    };

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Trace run(TaskGraph graph, double[] seconds, int workers) {
        return Simulator.run(graph, seconds, workers, this);
    }

    @Override
    public double makespan(TaskGraph graph, double[] seconds, int workers) {
        return Simulator.makespan(graph, seconds, workers, this);
    }

    /** Returns the place of a task that becomes ready among those that are: the lowest key is started first. */
    abstract long key(TaskFacts facts, int task);

    /** Returns which of the tasks of one key comes first: that of the lowest number, at least 0. */
    int tie(TaskFacts facts, int task) {
        return 0;
    }

    /** What a policy may know of a task when it becomes ready. */
    interface TaskFacts {
        long bottomLevelNanos(int task);

        int successors(int task);

        long readyNanos(int task);

        long nanos(int task);
    }
}
