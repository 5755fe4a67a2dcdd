package makespan.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;

/** Searches whether a task could never end if a body waited for it. For one search. */
final class CircularWait {
    /*
     * First all tasks are reached that may keep the awaited one from its end; a wait is harmless if the waiting task is not
     * among them, as a rule. Else what can end is told, beginning with what needs nothing more: a task can once those have
     * that it runs after or waits for, if it fits beside what all keep that cannot. If the awaited task is not among them,
     * it would wait for the waiting one, which would wait for it.
     *
     * The run goes on meanwhile, so each thing is looked at once, what is held at the beginning and a task's end when it is
     * reached. That is on the safe side of refusing: who gets something later has no wait yet, and can end.
     */
    private static final int HOPS_SHOWN = 5;

    private final TaskGraph graph;
    private final TaskStates states;
    private final Resources resources;
    private final Map<Integer, Integer> waits;
    private final BitSet holding;
    private final BitSet reached = new BitSet();
    private final BitSet over = new BitSet();
    private final BitSet ending = new BitSet();
    private final Map<String, Integer> kept = new HashMap<>();
    private final List<Integer> unfit = new ArrayList<>();
    private int[] order = new int[16];
    private int count;
    private int[] missing = {};
    private int[] ends = {};
    private int ended;

    /** @param waits which task each waiting body's task waits for, the one that is about to included; not changed meanwhile */
    CircularWait(TaskGraph graph, TaskStates states, Resources resources, Map<Integer, Integer> waits) {
        this.graph = graph;
        this.states = states;
        this.resources = resources;
        this.waits = waits;
        holding = resources.holding();
    }

    /** Returns why the awaited task cannot end before the waiting one, for people; empty if it can. */
    String reason(int waiting, int awaited) {
        if (waiting == awaited) {
            return "a task cannot wait for itself";
        }
        reachFrom(awaited);
        if (!reached.get(waiting)) {
            return "";
        }
        findWhatCanEnd();
        if (ending.get(awaited)) {
            return "";
        }
        return explain(chain(awaited, waiting));
    }

    private void reachFrom(int awaited) {
        reach(awaited);
        for (int i = 0; i < count; i++) {
            int task = order[i];
            if (states.settled(task)) {
                over.set(task);
                continue;
            }
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                reach(graph.predecessor(task, k));
            }
            Integer other = waits.get(task);
            if (other != null) {
                reach(other);
            }
            if (wants(task)) {
                graph.task(task).needs().keySet().forEach(this::reachHolders);
            }
        }
    }

    private void reach(int task) {
        if (!reached.get(task)) {
            reached.set(task);
            if (count == order.length) {
                order = Arrays.copyOf(order, 2 * count);
            }
            order[count++] = task;
        }
    }

    private void reachHolders(String resource) {
        if (!kept.containsKey(resource)) {
            kept.put(
                    resource,
                    holders(resource).map(holder -> units(holder, resource)).sum());
            holders(resource).forEach(this::reach);
        }
    }

    private void findWhatCanEnd() {
        missing = new int[graph.size()];
        ends = new int[count];
        Map<Integer, List<Integer>> waitersFor = new HashMap<>();
        waits.forEach((waiter, other) ->
                waitersFor.computeIfAbsent(other, none -> new ArrayList<>()).add(waiter));
        for (int i = 0; i < count; i++) {
            int task = order[i];
            missing[task] = over.get(task) ? 0 : graph.predecessorCount(task) + (waits.containsKey(task) ? 1 : 0);
            addIfItCanEnd(task);
        }
        for (int i = 0; i < ended; i++) {
            int task = ends[i];
            for (int k = 0; k < graph.successorCount(task); k++) {
                countOff(graph.successor(task, k));
            }
            waitersFor.getOrDefault(task, List.of()).forEach(this::countOff);
            if (holding.get(task) && graph.hasNeeds(task)) {
                graph.task(task).needs().forEach((name, units) -> kept.computeIfPresent(name, (n, all) -> all - units));
                List<Integer> again = List.copyOf(unfit);
                unfit.clear();
                again.forEach(this::addIfItCanEnd);
            }
        }
    }

    private void countOff(int task) {
        if (reached.get(task) && !over.get(task)) {
            missing[task]--;
            addIfItCanEnd(task);
        }
    }

    private void addIfItCanEnd(int task) {
        if (missing[task] != 0) {
            return;
        }
        if (!over.get(task) && wants(task) && !fits(task)) {
            unfit.add(task);
            return;
        }
        ending.set(task);
        ends[ended++] = task;
    }

    private boolean fits(int task) {
        return graph.task(task).needs().entrySet().stream()
                .allMatch(need ->
                        need.getValue() + kept.getOrDefault(need.getKey(), 0) <= resources.capacity(need.getKey()));
    }

    /** Returns whether a task has yet to get what it needs. */
    private boolean wants(int task) {
        return graph.hasNeeds(task) && !holding.get(task);
    }

    private IntStream holders(String resource) {
        return holding.stream().filter(holder -> units(holder, resource) != 0);
    }

    private int units(int task, String resource) {
        return graph.task(task).needs().getOrDefault(resource, 0);
    }

    /** Returns the shortest chain of tasks, each needing the next one's end, none of which can. Breadth first. */
    private List<Integer> chain(int from, int to) {
        Map<Integer, Integer> neededBy = new HashMap<>();
        List<Integer> open = new ArrayList<>(List.of(from));
        neededBy.put(from, from);
        for (int i = 0; i < open.size() && !neededBy.containsKey(to); i++) {
            int task = open.get(i);
            stuckFor(task)
                    .filter(next -> neededBy.putIfAbsent(next, task) == null)
                    .forEach(open::add);
        }
        List<Integer> chain = new ArrayList<>(List.of(to));
        for (int task = to; task != from; ) {
            task = neededBy.getOrDefault(task, from);
            chain.add(task);
        }
        Collections.reverse(chain);
        return chain;
    }

    private IntStream stuckFor(int task) {
        IntStream before = IntStream.range(0, graph.predecessorCount(task)).map(k -> graph.predecessor(task, k));
        Integer other = waits.get(task);
        IntStream awaited = other == null ? IntStream.empty() : IntStream.of(other);
        return IntStream.concat(IntStream.concat(before, awaited), rivals(task)).filter(next -> !ending.get(next));
    }

    private IntStream rivals(int task) {
        return wants(task)
                ? graph.task(task).needs().keySet().stream()
                        .flatMapToInt(this::holders)
                        .distinct()
                : IntStream.empty();
    }

    /** Returns the chain for people: its ends, if it is long. */
    private String explain(List<Integer> chain) {
        int hops = chain.size() - 1;
        return IntStream.rangeClosed(1, hops)
                .filter(i -> i <= HOPS_SHOWN || i == hops)
                .mapToObj(i -> (i == hops && hops > HOPS_SHOWN + 1 ? "and so on until " : "")
                        + hop(chain.get(i - 1), chain.get(i)))
                .collect(Collectors.joining(", "));
    }

    private String hop(int task, int needed) {
        if (Arrays.binarySearch(graph.predecessors(task), needed) >= 0) {
            return name(task) + " runs after " + name(needed);
        }
        if (waits.containsKey(task)) {
            return name(task) + " waits for " + name(needed);
        }
        boolean byOne = graph.task(task).needs().entrySet().stream()
                .anyMatch(need -> need.getValue() + units(needed, need.getKey()) > resources.capacity(need.getKey()));
        IntStream holders = byOne ? IntStream.of(needed) : rivals(task).filter(rival -> !ending.get(rival));
        return name(task) + " needs what is held by "
                + holders.mapToObj(this::name).collect(Collectors.joining(" and "));
    }

    private String name(int task) {
        return "'" + graph.task(task).name() + "'";
    }
}
