package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner takes half of four elements back while a thief steals and the indices wrap around. */
@JCStressTest
@Outcome(id = "43, 12, 0", expect = ACCEPTABLE, desc = "the owner got the newer half")
@Outcome(id = "43, 1, 2", expect = ACCEPTABLE, desc = "the owner took back twice, each time after the thief had looked")
@Outcome(id = "4, 123, 0", expect = ACCEPTABLE, desc = "the thief had come that far: the owner took the newest only")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice, lost or read from the wrong slot")
@State
public class DequeTakeBackHalfAtWrapAround {
    private final WorkStealingDeque deque = new WorkStealingDeque(Integer.MAX_VALUE - 1, 4);

    {
        deque.push(1);
        deque.push(2);
        deque.push(3);
        deque.push(4);
        deque.publishAll();
    }

    @Actor
    public void owner(III_Result result) {
        for (int i = 0; i < 2; i++) {
            int task = deque.pop();
            if (task != WorkStealingDeque.EMPTY) {
                result.r1 = 10 * result.r1 + task;
            }
        }
    }

    @Actor
    public void thief(III_Result result) {
        for (int i = 0; i < 3; i++) {
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
