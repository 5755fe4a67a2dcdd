package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import org.junit.jupiter.api.Test;

/** Tasks that acquire and release resources, in every order; a monitor makes each of these one step. */
final class ResourcesOrderTest {
    private static final Map<String, Integer> CAPACITIES = Map.of("a", 2, "b", 1);
    private static final List<Map<String, Integer>> NEEDS =
            List.of(Map.of("a", 1), Map.of("a", 2), Map.of("a", 1, "b", 1), Map.of("a", 2, "b", 1));

    private final TaskGraph graph = graph();
    private int orders;

    private static TaskGraph graph() {
        TaskGraphBuilder builder = TaskGraph.builder("needy");
        CAPACITIES.forEach(builder::resource);
        for (int task = 0; task < NEEDS.size(); task++) {
            builder.add(TaskSpec.of("t" + task, TaskBody.EMPTY)
                    .withPriority(task % 2)
                    .withNeeds(NEEDS.get(task)));
        }
        return builder.build();
    }

    @Test
    void everyTaskGetsItsTurnAndNoneHoldsTooMuchInAnyOrder() {
        explore(new ArrayList<>());

        assertTrue(orders > 100, "only " + orders + " orders");
        System.out.println("resources: " + orders + " orders of " + NEEDS.size() + " tasks");
    }

    /** Continues an order with each step that can follow: a task that has not come acquires, one that holds releases. */
    private void explore(List<Integer> order) {
        Set<Integer> came = new HashSet<>();
        Set<Integer> holding = replay(order, came);
        boolean over = true;
        for (int task = 0; task < NEEDS.size(); task++) {
            if (!came.contains(task) || holding.contains(task)) {
                over = false;
                order.add(task);
                explore(order);
                order.remove(order.size() - 1);
            }
        }
        if (over) {
            orders++;
            assertEquals(2 * NEEDS.size(), order.size(), "a task waits for ever after " + order);
        }
    }

    /** Returns the tasks that hold what they need after some steps. */
    private Set<Integer> replay(List<Integer> order, Set<Integer> came) {
        Resources resources = new Resources(graph);
        Set<Integer> holding = new HashSet<>();
        for (int task : order) {
            if (!came.add(task)) {
                holding.remove(task);
                holding.addAll(resources.release(task));
            } else if (resources.acquire(task)) {
                holding.add(task);
            }
            assertWithinCapacity(holding, order);
        }
        return holding;
    }

    private static void assertWithinCapacity(Set<Integer> holding, List<Integer> order) {
        CAPACITIES.forEach((name, capacity) -> {
            int held = holding.stream()
                    .mapToInt(task -> NEEDS.get(task).getOrDefault(name, 0))
                    .sum();
            assertTrue(held <= capacity, () -> held + " of " + capacity + " '" + name + "' held after " + order);
        });
    }
}
