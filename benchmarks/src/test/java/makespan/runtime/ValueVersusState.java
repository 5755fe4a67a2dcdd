package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A task yields the first value of a run while another thread looks: who sees COMPLETED sees the array, the value and its contents. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "the task had not ended")
@Outcome(id = "7", expect = ACCEPTABLE, desc = "it had, and the value was seen")
@Outcome(expect = FORBIDDEN, desc = "the value, or what it holds, was not seen")
@State
public class ValueVersusState {
    private final TaskStates states = new TaskStates(new int[1], new int[] {0});
    private final TaskValues values = new TaskValues(1);

    @Actor
    public void task() {
        values.put(0, new int[] {7});
        TaskStates.end(states.words(), 0, TaskStates.COMPLETED);
    }

    @Actor
    public void watcher(I_Result result) {
        if (states.completed(0)) {
            result.r1 = values.get(0) instanceof int[] seen ? seen[0] : -1;
        }
    }
}
