package makespan.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import makespan.graph.TaskGraph;
import org.jspecify.annotations.Nullable;

/** Searches whether a task could never end if a body waited for it. For one search each. */
final class CircularWait {
    /*
     * First whatever may keep the awaited task from its end is gathered. Then what can end is told, beginning with what needs
     * nothing more: a task can once those have that it runs after or waits for, if it fits beside what all hold that cannot.
     * If the awaited task is not among them, it would wait for the waiting one, which would wait for it.
     */
    private final TaskGraph graph;
    private final TaskStates states;
    private final Resources resources;
    private final IntFunction<@Nullable Integer> waits;
    private final Map<Integer, Set<Integer>> needing = new HashMap<>();
    private final Map<Integer, Integer> missing = new HashMap<>();
    private final Set<Integer> ending = new HashSet<>();

    /** @param waits tells which task another one's body waits for, or is about to; null if it does not */
    CircularWait(TaskGraph graph, TaskStates states, Resources resources, IntFunction<@Nullable Integer> waits) {
        this.graph = graph;
        this.states = states;
        this.resources = resources;
        this.waits = waits;
    }

    /** Returns why the awaited task cannot end before the waiting one, for people; empty if it can. */
    String reason(int waiting, int awaited) {
        if (waiting == awaited) {
            return "a task cannot wait for itself";
        }
        gather(awaited);
        if (!needing.containsKey(waiting)) {
            return "";
        }
        findWhatCanEnd();
        if (ending.contains(awaited)) {
            return "";
        }
        List<Integer> chain = chain(awaited, waiting);
        return IntStream.range(1, chain.size())
                .mapToObj(i -> hop(chain.get(i - 1), chain.get(i)))
                .collect(Collectors.joining(", "));
    }

    private void gather(int awaited) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        needing.put(awaited, new LinkedHashSet<>());
        open.add(awaited);
        while (!open.isEmpty()) {
            int task = open.remove();
            missing.put(task, mustEndBefore(task).size());
            for (int needed : needs(task)) {
                if (!needing.containsKey(needed)) {
                    open.add(needed);
                }
                needing.computeIfAbsent(needed, unknown -> new LinkedHashSet<>())
                        .add(task);
            }
        }
    }

    private void findWhatCanEnd() {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        needing.keySet().forEach(task -> addIfItCanEnd(task, open));
        while (!open.isEmpty()) {
            int ended = open.remove();
            for (int task : needing.getOrDefault(ended, Set.of())) {
                if (mustEndBefore(ended, task)) {
                    missing.merge(task, -1, Integer::sum);
                }
                addIfItCanEnd(task, open);
            }
        }
    }

    private void addIfItCanEnd(int task, ArrayDeque<Integer> open) {
        if (Objects.equals(missing.get(task), 0) && !ending.contains(task) && fits(task)) {
            ending.add(task);
            open.add(task);
        }
    }

    private boolean fits(int task) {
        return resources.fitsBeside(task, stuck(rivals(task)));
    }

    private List<Integer> stuck(Collection<Integer> tasks) {
        return tasks.stream().filter(task -> !ending.contains(task)).toList();
    }

    private Set<Integer> mustEndBefore(int task) {
        Set<Integer> before = new LinkedHashSet<>();
        if (!states.settled(task)) {
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                before.add(graph.predecessor(task, k));
            }
            Integer other = waits.apply(task);
            if (other != null) {
                before.add(other);
            }
        }
        return before;
    }

    private boolean mustEndBefore(int before, int after) {
        return runsAfter(before, after) || Objects.equals(waits.apply(after), before);
    }

    private boolean runsAfter(int before, int after) {
        return Arrays.binarySearch(graph.predecessors(after), before) >= 0;
    }

    private List<Integer> rivals(int task) {
        return states.settled(task) ? List.of() : resources.rivals(task);
    }

    private Set<Integer> needs(int task) {
        Set<Integer> needs = mustEndBefore(task);
        needs.addAll(rivals(task));
        return needs;
    }

    /** Returns the shortest chain of tasks, each needing the next one's end, none of which can. Breadth first. */
    private List<Integer> chain(int from, int to) {
        Map<Integer, @Nullable Integer> neededBy = new HashMap<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        neededBy.put(from, null);
        open.add(from);
        while (!neededBy.containsKey(to) && !open.isEmpty()) {
            int task = open.remove();
            for (int next : stuck(needs(task))) {
                if (!neededBy.containsKey(next)) {
                    neededBy.put(next, task);
                    open.add(next);
                }
            }
        }
        List<Integer> chain = new ArrayList<>();
        for (Integer task = to; task != null; task = neededBy.get(task)) {
            chain.add(task);
        }
        Collections.reverse(chain);
        return chain;
    }

    private String hop(int task, int needed) {
        if (runsAfter(needed, task)) {
            return name(task) + " runs after " + name(needed);
        }
        if (mustEndBefore(needed, task)) {
            return name(task) + " waits for " + name(needed);
        }
        boolean byOne = !resources.fitsBeside(task, List.of(needed));
        List<Integer> holders = byOne ? List.of(needed) : stuck(rivals(task));
        return name(task) + " needs what is held by "
                + holders.stream().map(this::name).collect(Collectors.joining(" and "));
    }

    private String name(int task) {
        return "'" + graph.task(task).name() + "'";
    }
}
