package makespan.analysis;

import java.util.List;
import java.util.OptionalDouble;
import makespan.graph.TaskGraph;
import makespan.simulate.MakespanSpread;
import makespan.trace.Trace;

/**
 * How long a graph would take, by one policy, on several numbers of processors.
 *
 * @param policy what users call it
 * @param machine the processors in words; an empty text for equal workers
 * @param noise the noise of the task times in words; an empty text for none
 * @param points at least one, by ascending number of processors
 * @param last the schedule of the last point, without noise
 */
public record SimulationStudy(
        TaskGraph graph, String policy, String machine, String noise, List<Point> points, Trace last) {
    /**
     * The simulation on one number of processors.
     *
     * @param makespan in seconds; without noise all three are the same
     * @param alone what one processor alone takes without noise, the fastest one if they differ in speed, in seconds; none
     *     if no processor can run all tasks
     */
    public record Point(int processors, MakespanSpread makespan, OptionalDouble alone) {
        /** Returns how many times as fast as one processor alone; 1 if nothing takes time, none if no processor can. */
        public OptionalDouble speedup() {
            return alone.isEmpty()
                    ? alone
                    : OptionalDouble.of(makespan.median() == 0 ? 1 : alone.getAsDouble() / makespan.median());
        }
    }

    public SimulationStudy {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs at least one number of processors");
        }
    }

    /** Returns whether the processors are equal workers. */
    public boolean equalWorkers() {
        return machine.isEmpty();
    }

    /** Returns {@code Simulation — release, 4 tasks, by hlfet}. */
    public String title() {
        return "Simulation — " + graph.name() + ", " + Quantity.count(graph.size(), "task") + ", by " + policy;
    }

    /** Returns the result on the most processors in one sentence. */
    public String sentence() {
        Point most = points.get(points.size() - 1);
        String where = equalWorkers() ? Quantity.count(most.processors(), "worker") : machine;
        return "simulated: " + Quantity.duration(most.makespan().median()) + " on " + where + speedup(most)
                + ", without overhead"
                + (noise.isEmpty() ? "" : "; median with noise " + noise);
    }

    private String speedup(Point point) {
        return point.speedup().isEmpty()
                ? ""
                : ", " + Quantity.speedup(point.speedup().getAsDouble()) + " as fast as one "
                        + (equalWorkers() ? "worker" : "processor") + " alone";
    }
}
