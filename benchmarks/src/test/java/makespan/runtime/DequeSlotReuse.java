package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner comes round to the slot that a thief is reading. */
@JCStressTest
@Outcome(
        id = {"1, -1, 32", "1, 2, 3"},
        expect = ACCEPTABLE,
        desc = "stolen in order, the rest is there")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice, lost or read from the wrong slot")
@State
public class DequeSlotReuse {
    private final WorkStealingDeque deque = new WorkStealingDeque(0, 2);

    {
        deque.push(1);
        deque.publishAll();
    }

    @Actor
    public void owner() {
        deque.push(2);
        deque.publishAll();
        deque.push(3);
        deque.publishAll();
    }

    @Actor
    public void thief(III_Result result) {
        result.r1 = deque.steal();
        result.r2 = deque.steal();
    }

    @Arbiter
    public void rest(III_Result result) {
        for (int task = deque.pop(); task != WorkStealingDeque.EMPTY; task = deque.pop()) {
            result.r3 = 10 * result.r3 + task;
        }
    }
}
