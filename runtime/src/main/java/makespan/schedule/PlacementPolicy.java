package makespan.schedule;

import java.util.Locale;
import makespan.trace.Trace;

/** The algorithms that place the tasks of a graph on unlike processors. */
public enum PlacementPolicy {
    /** See {@link Heft}. */
    HEFT {
        @Override
        public Trace run(PlacementProblem problem) {
            return Heft.run(problem);
        }
    },
    /** See {@link Cpop}. */
    CPOP {
        @Override
        public Trace run(PlacementProblem problem) {
            return Cpop.run(problem);
        }
    },
    /** See {@link Peft}. */
    PEFT {
        @Override
        public Trace run(PlacementProblem problem) {
            return Peft.run(problem);
        }
    },
    /** See {@link EarliestFinish}. */
    EARLIEST_FINISH {
        @Override
        public Trace run(PlacementProblem problem) {
            return EarliestFinish.run(problem);
        }
    };

    /** Returns what users call it, such as {@code heft}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED} with a lane for each processor. */
    public abstract Trace run(PlacementProblem problem);
}
