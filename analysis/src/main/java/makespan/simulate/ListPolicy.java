package makespan.simulate;

import java.util.Comparator;

/** The rule by which a list scheduler picks the next of the ready tasks. Ties go to the task declared first. */
public enum ListPolicy {
    /** Highest level first with estimated times: Adam, Chandy, Dickson, Communications of the ACM 17(12), 1974. */
    HLFET {
        @Override
        Comparator<Integer> order(TaskFacts facts) {
            return highestLevel(facts).thenComparing(Comparator.naturalOrder());
        }
    },
    /** Critical path, then most immediate successors first: Kasahara, Narita, IEEE Trans. Computers C-33(11), 1984. */
    CPMISF {
        @Override
        Comparator<Integer> order(TaskFacts facts) {
            return highestLevel(facts)
                    .thenComparing(Comparator.comparingInt(facts::successors).reversed())
                    .thenComparing(Comparator.naturalOrder());
        }
    },
    /** The task that has been ready for longest first. */
    FIFO {
        @Override
        Comparator<Integer> order(TaskFacts facts) {
            return Comparator.comparingLong(facts::readyNanos).thenComparing(Comparator.naturalOrder());
        }
    },
    /** Longest processing time first: Graham, SIAM Journal on Applied Mathematics 17(2), 1969. */
    LPT {
        @Override
        Comparator<Integer> order(TaskFacts facts) {
            return Comparator.comparingLong(facts::nanos).reversed().thenComparing(Comparator.naturalOrder());
        }
    };

    /** Returns the order in which ready tasks are started, first ones first. */
    abstract Comparator<Integer> order(TaskFacts facts);

    private static Comparator<Integer> highestLevel(TaskFacts facts) {
        return Comparator.comparingDouble(facts::bottomLevel).reversed();
    }

    /** What a policy may know of a task when it becomes ready. */
    interface TaskFacts {
        double bottomLevel(int task);

        int successors(int task);

        long readyNanos(int task);

        long nanos(int task);
    }
}
