package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner takes an element back, puts another one into its slot and publishes that, while a thief steals. */
@JCStressTest
@Outcome(
        id = {"2, 1, 3", "2, 13, 0"},
        expect = ACCEPTABLE,
        desc = "the owner got the newer one, the thief saw the other one in its place or nothing")
@Outcome(id = "-1, 12, 3", expect = ACCEPTABLE, desc = "the thief got both")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice, lost or read from the wrong slot")
@State
public class DequeSlotRefilled {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    {
        deque.push(1);
        deque.push(2);
        deque.publishAll();
    }

    @Actor
    public void owner(III_Result result) {
        result.r1 = deque.pop();
        deque.push(3);
        deque.publishAll();
    }

    @Actor
    public void thief(III_Result result) {
        for (int i = 0; i < 2; i++) {
            int task = deque.steal();
            if (task != WorkStealingDeque.EMPTY) {
                result.r2 = 10 * result.r2 + task;
            }
        }
    }

    @Arbiter
    public void rest(III_Result result) {
        for (int task = deque.pop(); task != WorkStealingDeque.EMPTY; task = deque.pop()) {
            result.r3 = 10 * result.r3 + task;
        }
    }
}
