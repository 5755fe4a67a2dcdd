package makespan.simulate;

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
    };

    /** Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED} with a lane for each processor. */
    public abstract Trace run(PlacementProblem problem);
}
