package makespan.simulate;

import java.util.Optional;
import makespan.graph.TaskGraph;
import makespan.schedule.PlacementPolicy;
import makespan.schedule.PlacementProblem;
import makespan.trace.Trace;

/** How a graph is going to be simulated: the policy and the processors are settled, the times of its tasks are not. */
public interface Simulation {
    /**
     * Returns the schedule, as a trace of origin {@link Trace.Origin#SIMULATED}.
     *
     * @param seconds time of each task, finite and at least 0; on a processor of speed 1 where speeds differ
     */
    Trace run(double[] seconds);

    /** Returns the makespan of the schedule that {@link #run} gives, in seconds. */
    double makespan(double[] seconds);

    /**
     * Returns the problem of placing the graph that is solved; nothing on equal workers, where none is.
     *
     * @param seconds as for {@link #run}
     */
    Optional<PlacementProblem> problem(double[] seconds);

    /** Returns the simulation on equal workers. */
    static Simulation onWorkers(TaskGraph graph, int workers, WorkerPolicy policy) {
        return new Simulation() {
            @Override
            public Trace run(double[] seconds) {
                return policy.run(graph, seconds, workers);
            }

            @Override
            public double makespan(double[] seconds) {
                return policy.makespan(graph, seconds, workers);
            }

            @Override
            public Optional<PlacementProblem> problem(double[] seconds) {
                return Optional.empty();
            }
        };
    }

    /** Returns the simulation on unlike processors. */
    static Simulation placed(ProblemOfTimes problem, PlacementPolicy policy) {
        return new Simulation() {
            @Override
            public Trace run(double[] seconds) {
                return policy.run(problem.of(seconds));
            }

            @Override
            public double makespan(double[] seconds) {
                return run(seconds).makespanNanos() / 1e9;
            }

            @Override
            public Optional<PlacementProblem> problem(double[] seconds) {
                return Optional.of(problem.of(seconds));
            }
        };
    }

    /** Makes the problem of placing a graph from the times of its tasks. */
    @FunctionalInterface
    interface ProblemOfTimes {
        /** Returns the problem for these times of the tasks, in seconds on a processor of speed 1. */
        PlacementProblem of(double[] seconds);
    }
}
