package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

class EarliestFinishTest {
    /**
     * From the rule, by an independent implementation: n1 ends first on p2, at 9; then n2 to n6 are ready, in this order:
     * n2 ends at 40, 46 or 27, n3 at 32, 34 or 46, n4 at 45, 26 or 44; and so on.
     */
    @Test
    void tasksGoWhereTheyEndFirstInTheOrderInWhichTheyBecomeReady() {
        Trace trace = EarliestFinish.run(PlacementExamples.topcuoglu());

        assertEquals("[n3, n7, n8] [n4, n6, n9, n10] [n1, n2, n5]", PlacementExamples.byProcessor(trace, 0, 1, 2));
        assertEquals(80, trace.makespanNanos() / 1e9);
    }
}
