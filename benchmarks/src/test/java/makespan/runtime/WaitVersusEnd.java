package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A body waits for a task while that ends: it sees the end, or is seen waiting and woken. */
@JCStressTest
@Outcome(
        id = {"0, 0", "0, 1", "1, 1"},
        expect = ACCEPTABLE,
        desc = "the end was seen, or the waiting body was")
@Outcome(id = "1, 0", expect = FORBIDDEN, desc = "the wake-up was lost: the body waits for a task that has ended")
@State
public class WaitVersusEnd {
    private static final TaskGraph GRAPH = TaskGraph.builder("pair")
            .add("waits", TaskBody.EMPTY)
            .add("ends", TaskBody.EMPTY)
            .build();

    private final TaskRecords records = new TaskRecords(2);
    private final Waits waits = new Waits(GRAPH, records);

    @Actor
    public void body(II_Result result) {
        waits.add(0, 1);
        result.r1 = records.settled(1) ? 0 : 1;
    }

    @Actor
    public void ending(II_Result result) {
        records.ended(1, TaskRecords.COMPLETED, null, 0);
        result.r2 = waits.isEmpty() ? 0 : 1;
    }
}
