package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner takes its newest element back unseen and publishes the older one: a thief never sees the newest. */
@JCStressTest
@Outcome(id = "2, 1, 0", expect = ACCEPTABLE, desc = "the thief came after the publication")
@Outcome(id = "2, 0, 1", expect = ACCEPTABLE, desc = "the thief came before it")
@Outcome(expect = FORBIDDEN, desc = "the thief saw what was not published, or an element was lost")
@State
public class DequeLatePublication {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    @Actor
    public void owner(III_Result result) {
        deque.push(1);
        deque.push(2);
        result.r1 = deque.pop();
        deque.publishAll();
    }

    @Actor
    public void thief(III_Result result) {
        for (int i = 0; i < 1; i++) {
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
