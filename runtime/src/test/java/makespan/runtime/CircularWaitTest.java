package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import org.junit.jupiter.api.Test;

/** The search for waits without end, against the definition of what can end, applied until nothing changes. */
final class CircularWaitTest {
    private static final int CASES = 20_000;
    private static final int TASKS = 7;

    /** A run in the midst of which some bodies wait. */
    private static final class Situation {
        private final Random random;
        private final TaskGraph graph;
        private final TaskStates states;
        private final Resources resources;
        private final Set<Integer> settled = new HashSet<>();
        private final Set<Integer> running = new HashSet<>();
        private final Set<Integer> holding = new HashSet<>();
        private final Map<Integer, Integer> waits = new HashMap<>();

        Situation(long seed) {
            random = new Random(seed);
            TaskGraphBuilder builder =
                    TaskGraph.builder("random").resource("r", 3).resource("s", 1);
            for (int task = 0; task < TASKS; task++) {
                builder.add(randomTask(task));
            }
            graph = builder.build();
            RunPlan plan = new RunPlan(graph);
            states = plan.takeStates();
            resources = new Resources(graph);
            for (int task = 0; task < TASKS; task++) {
                if (IntStream.of(graph.predecessors(task)).allMatch(settled::contains)) {
                    if (random.nextInt(3) == 0) {
                        settled.add(task);
                        TaskStates.end(states.words(), plan.place(task), TaskStates.COMPLETED);
                    } else if (!graph.hasNeeds(task)) {
                        running.add(task);
                    } else if (resources.acquire(task)) {
                        running.add(task);
                        holding.add(task);
                    }
                }
            }
        }

        private TaskSpec randomTask(int task) {
            String[] after = IntStream.range(0, task)
                    .filter(earlier -> random.nextInt(4) == 0)
                    .mapToObj(earlier -> "t" + earlier)
                    .toArray(String[]::new);
            TaskSpec spec = TaskSpec.of("t" + task, TaskBody.EMPTY).withAfter(after);
            spec = random.nextInt(2) == 0 ? spec.withNeed("r", 1 + random.nextInt(3)) : spec;
            return random.nextInt(4) == 0 ? spec.withNeed("s", 1) : spec;
        }

        private boolean canEnd(int asked) {
            Set<Integer> ending = new HashSet<>(settled);
            for (boolean more = true; more; ) {
                more = false;
                for (int task = 0; task < TASKS; task++) {
                    more |= !ending.contains(task) && canEnd(task, ending) && ending.add(task);
                }
            }
            return ending.contains(asked);
        }

        private boolean canEnd(int task, Set<Integer> ending) {
            return IntStream.of(graph.predecessors(task)).allMatch(ending::contains)
                    && (!waits.containsKey(task) || ending.contains(waits.get(task)))
                    && (holding.contains(task) || (fits(task, "r", 3, ending) && fits(task, "s", 1, ending)));
        }

        private boolean fits(int task, String resource, int capacity, Set<Integer> ending) {
            int kept = holding.stream()
                    .filter(holder -> !ending.contains(holder))
                    .mapToInt(holder -> units(holder, resource))
                    .sum();
            return units(task, resource) == 0 || units(task, resource) + kept <= capacity;
        }

        private int units(int task, String resource) {
            return graph.task(task).needs().getOrDefault(resource, 0);
        }
    }

    @Test
    void whatCannotEndIsRefusedAndNothingElse() {
        int refused = 0;
        int bySeveral = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Situation situation = new Situation(seed);
            for (int waiter : Set.copyOf(situation.running)) {
                int other = situation.random.nextInt(TASKS);
                situation.waits.put(waiter, other);
                String reason = new CircularWait(
                                situation.graph, situation.states, situation.resources, situation.waits)
                        .reason(waiter, other);

                assertEquals(
                        waiter != other && situation.canEnd(other), reason.isEmpty(), "seed " + seed + ": " + reason);
                if (!reason.isEmpty()) {
                    refused++;
                    bySeveral += reason.contains(" and ") ? 1 : 0;
                    situation.waits.remove(waiter);
                }
            }
        }
        assertTrue(
                refused > CASES / 10 && bySeveral > CASES / 1_000, refused + " refused, " + bySeveral + " by several");
    }
}
