package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A body waits for a task while that ends: when it looks again by itself, it sees the end and the value, woken or not. */
@JCStressTest
@Outcome(
        id = {"0, 0, 9", "0, 1, 9", "1, 1, 9"},
        expect = ACCEPTABLE,
        desc = "the end was seen at once, or the waiting body was seen and woken")
@Outcome(
        id = "1, 0, 9",
        expect = ACCEPTABLE_INTERESTING,
        desc = "neither saw the other: the body looks again by itself")
@Outcome(expect = FORBIDDEN, desc = "the value of the task that has ended was not seen")
@State
public class WaitVersusEnd {
    private static final TaskGraph GRAPH = TaskGraph.builder("pair")
            .add("waits", TaskBody.EMPTY)
            .add("ends", TaskBody.EMPTY)
            .build();

    private final TaskStates states = new TaskStates(new int[2], new int[] {0, 1});
    private final Waits waits = new Waits(GRAPH, states, new Resources(GRAPH));
    private int value;

    @Actor
    public void body(III_Result result) {
        waits.add(0, 1);
        result.r1 = states.settled(1) ? 0 : 1;
        while (!states.settled(1)) {
            Thread.onSpinWait();
        }
        result.r3 = value;
    }

    @Actor
    public void ending(III_Result result) {
        value = 9;
        TaskStates.end(states.words(), 1, TaskStates.COMPLETED);
        result.r2 = waits.isEmpty() ? 0 : 1;
    }
}
