package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;

final class RunPlansTest {
    private final RunPlans plans = new RunPlans();

    @Test
    void thePlansOfTheFourGraphsRunLastAreKept() {
        TaskGraph first = graph(1);
        TaskGraph second = graph(2);
        RunPlan ofFirst = plans.of(first);
        RunPlan ofSecond = plans.of(second);
        plans.of(graph(3));
        plans.of(graph(4));
        assertSame(ofFirst, plans.of(first));

        plans.of(graph(5)); // the second is the one not asked for longest

        assertSame(ofFirst, plans.of(first));
        assertNotSame(ofSecond, plans.of(second));
    }

    @Test
    void aLargePlanIsKeptUntilAnotherGraphIsRun() {
        TaskGraph large = graph(1_000_000);
        RunPlan ofLarge = plans.of(large);
        assertSame(ofLarge, plans.of(large));

        plans.of(graph(1));

        assertNotSame(ofLarge, plans.of(large));
    }

    private static TaskGraph graph(int tasks) {
        return TaskGraph.indexed("graph", tasks).build();
    }
}
