package makespan.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
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
     * The monitor guards all fields. Who waits is served by priority, then by index, and passed by others that fit where
     * it does not: a queue in which each waits for those ahead would let bodies that await each other's tasks block for
     * ever, and as a run is finite, nobody is passed for ever.
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
        boolean fits = fits(graph.task(task).needs());
        if (fits) {
            hold(task);
        } else {
            waiting.add(task);
        }
        return fits;
    }

    /** Takes back what a task holds; returns the tasks that got what they wait for. */
    synchronized List<Integer> release(int task) {
        if (!holding.get(task)) {
            return List.of();
        }
        holding.clear(task);
        graph.task(task).needs().forEach((name, units) -> free[number(name)] += units);
        return serve();
    }

    /** Returns the tasks that hold what they need. */
    synchronized BitSet holding() {
        return (BitSet) holding.clone();
    }

    /** Returns how many units there are of a resource. */
    int capacity(String resource) {
        return capacity[number(resource)];
    }

    private List<Integer> serve() {
        List<Integer> served = new ArrayList<>();
        Iterator<Integer> next = waiting.iterator();
        while (next.hasNext() && Arrays.stream(free).anyMatch(units -> units > 0)) {
            int task = next.next();
            if (fits(graph.task(task).needs())) {
                next.remove();
                hold(task);
                served.add(task);
            }
        }
        return served;
    }

    private void hold(int task) {
        holding.set(task);
        graph.task(task).needs().forEach((name, units) -> free[number(name)] -= units);
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
