package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A thief takes the older half at once while the owner takes back the newer one. */
@JCStressTest
@Outcome(id = "43, 12, 0", expect = ACCEPTABLE, desc = "each got a half")
@Outcome(id = "43, 1, 2", expect = ACCEPTABLE, desc = "the thief came later and got half of what was left")
@Outcome(
        id = "43, 0, 21",
        expect = ACCEPTABLE,
        desc = "the thief looked before the owner took back: it has to look again")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice, lost or read from the wrong slot")
@State
public class DequeStealHalfVersusPops {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    {
        deque.push(1);
        deque.push(2);
        deque.push(3);
        deque.push(4);
        deque.publishAll();
    }

    @Actor
    public void owner(III_Result result) {
        result.r1 = 10 * deque.pop();
        result.r1 += deque.pop();
    }

    @Actor
    public void thief(III_Result result) {
        int[] into = new int[4];
        int count = deque.stealHalf(into);
        for (int i = 0; i < count; i++) {
            result.r2 = 10 * result.r2 + into[i];
        }
    }

    @Arbiter
    public void rest(III_Result result) {
        for (int task = deque.pop(); task != WorkStealingDeque.EMPTY; task = deque.pop()) {
            result.r3 = 10 * result.r3 + task;
        }
    }
}
