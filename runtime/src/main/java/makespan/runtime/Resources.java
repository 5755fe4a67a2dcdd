package makespan.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import makespan.graph.Resource;
import makespan.graph.TaskGraph;

/**
 * What the tasks of one run hold of the graph's resources, and which ready tasks wait for more. A task gets all that it
 * needs or nothing, so no two wait for each other; a waiting one occupies no worker.
 */
final class Resources {
    /*
     * The monitor guards all fields. Who waits is served by priority, then by index; nobody is served before a task ahead
     * of it that waits for one of the same resources, so a task that needs much is not passed for ever.
     * A waiting task has no token of the run: what it waits for is held by a task that has one, or is covered by one, and
     * that gives the waiting task its turn before it gives the token back.
     */
    private final TaskGraph graph;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] capacity;
    private final int[] free;
    private final BitSet holding = new BitSet();
    private final TreeSet<Integer> waiting;

    Resources(TaskGraph graph) {
        this.graph = graph;
        List<Resource> all = graph.resources();
        capacity = new int[all.size()];
        for (int i = 0; i < capacity.length; i++) {
            numbers.put(all.get(i).name(), i);
            capacity[i] = all.get(i).capacity();
        }
        free = capacity.clone();
        waiting = new TreeSet<>((a, b) -> {
            int byPriority = Integer.compare(graph.priority(b), graph.priority(a));
            return byPriority != 0 ? byPriority : Integer.compare(a, b);
        });
    }

    /** Gives a ready task what it needs, unless it has that; returns false if it has to wait. */
    synchronized boolean acquire(int task) {
        if (holding.get(task)) {
            return true;
        }
        waiting.add(task);
        return serve(task).contains(task);
    }

    /** Takes back what a task holds; returns the tasks that got what they wait for. */
    synchronized List<Integer> release(int task) {
        if (!holding.get(task)) {
            return List.of();
        }
        holding.clear(task);
        graph.task(task).needs().forEach((name, units) -> free[number(name)] += units);
        return serve(-1);
    }

    /** Returns the tasks that hold so much that a task cannot run beside them. */
    synchronized List<Integer> conflicts(int task) {
        if (holding.get(task)) {
            return List.of();
        }
        return holding.stream().filter(holder -> conflict(task, holder)).boxed().toList();
    }

    private boolean conflict(int task, int holder) {
        Map<String, Integer> held = graph.task(holder).needs();
        return graph.task(task).needs().entrySet().stream()
                .anyMatch(need ->
                        need.getValue() + held.getOrDefault(need.getKey(), 0) > capacity[number(need.getKey())]);
    }

    /** Serves who waits, up to a task, or all if that is negative; returns who was served. */
    private List<Integer> serve(int last) {
        boolean[] claimed = new boolean[free.length];
        List<Integer> served = new ArrayList<>();
        int open = free.length;
        for (int task : waiting) {
            Map<String, Integer> needs = graph.task(task).needs();
            if (needs.keySet().stream().noneMatch(name -> claimed[number(name)]) && fits(needs)) {
                needs.forEach((name, units) -> free[number(name)] -= units);
                served.add(task);
            } else {
                for (String name : needs.keySet()) {
                    open -= claimed[number(name)] ? 0 : 1;
                    claimed[number(name)] = true;
                }
            }
            if (task == last || open == 0) {
                break;
            }
        }
        served.forEach(waiting::remove);
        served.forEach(holding::set);
        return served;
    }

    private boolean fits(Map<String, Integer> needs) {
        return needs.entrySet().stream().allMatch(need -> need.getValue() <= free[number(need.getKey())]);
    }

    private int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException("graph '" + graph.name() + "' has no resource '" + name + "'");
        }
        return number;
    }
}
