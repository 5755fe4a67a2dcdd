package makespan.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import makespan.graph.TaskGraph;

/**
 * Tasks and kinds of tasks by what a run would save if they were faster, found by replaying it. Candidates are the
 * costliest tasks on the structural and the realised critical path, at most twenty, and their kinds; each is replayed
 * twice, 400,000 tasks in all at most.
 *
 * @param gains what saves most when it is free first; of equal ones, what costs most first
 * @param candidates how many there were; more than gains where not all could be replayed
 */
public record Ranking(List<Gain> gains, int candidates) {
    private static final int MOST_TASKS_REPLAYED = 400_000;

    /**
     * What speeding up a task or a kind would save.
     *
     * @param what {@code 'parse'} or {@code the 12 'gemm' tasks}
     * @param tasks indices of the tasks, ascending
     * @param work sum of their times, in seconds
     * @param halved fraction of the replayed makespan that is saved if they take half their time; a list schedule may
     *     get longer when tasks get shorter (Graham, SIAM Journal on Applied Mathematics 17(2), 1969): below 0 then
     * @param free the same if they take no time
     */
    public record Gain(String what, List<Integer> tasks, double work, double halved, double free) {
        public Gain {
            tasks = List.copyOf(tasks);
        }
    }

    public Ranking {
        gains = List.copyOf(gains);
    }

    static Ranking of(RunAnalysis run, Replay replay) {
        List<List<Integer>> candidates = Candidates.of(run, 1);
        int affordable = MOST_TASKS_REPLAYED / (2 * run.graph().size());
        List<Gain> gains = new ArrayList<>();
        for (List<Integer> tasks : candidates.subList(0, Math.min(affordable, candidates.size()))) {
            gains.add(new Gain(
                    named(run.graph(), tasks),
                    tasks,
                    tasks.stream().mapToDouble(run::seconds).sum(),
                    1 - replay.faster(tasks, 2) / replay.makespan(),
                    1 - replay.faster(tasks, Double.POSITIVE_INFINITY) / replay.makespan()));
        }
        gains.sort(Comparator.comparingDouble(Gain::free)
                .thenComparingDouble(Gain::work)
                .reversed());
        return new Ranking(gains, candidates.size());
    }

    /** Returns the words for some tasks of a graph, all of one kind if they are several. */
    static String named(TaskGraph graph, List<Integer> tasks) {
        return tasks.size() == 1
                ? "'" + graph.task(tasks.get(0)).name() + "'"
                : "the " + tasks.size() + " '" + graph.task(tasks.get(0)).kind() + "' tasks";
    }

    /** Returns what was left out, in words; empty if nothing was. */
    public String limits() {
        if (gains.size() == candidates) {
            return "";
        }
        return gains.isEmpty()
                ? "the graph is too large to rank what would help"
                : "the graph is large: only the " + gains.size() + " costliest of "
                        + Quantity.count(candidates, "candidate") + " were replayed";
    }
}
