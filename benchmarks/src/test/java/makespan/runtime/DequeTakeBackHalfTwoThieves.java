package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** The owner takes half of four elements back while two thieves steal. */
@JCStressTest
@Outcome(
        id = {"43, 1, 2, 0", "43, 2, 1, 0", "43, 12, 0, 0", "43, 0, 12, 0", "43, 1, 0, 2", "43, 0, 1, 2"},
        expect = ACCEPTABLE,
        desc = "the owner got the newer half")
@Outcome(
        id = {"4, 12, 3, 0", "4, 13, 2, 0", "4, 23, 1, 0", "4, 3, 12, 0", "4, 2, 13, 0", "4, 1, 23, 0"},
        expect = ACCEPTABLE,
        desc = "the thieves had come that far: the owner took the newest only")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice, lost or read from the wrong slot")
@State
public class DequeTakeBackHalfTwoThieves {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    {
        deque.push(1);
        deque.push(2);
        deque.push(3);
        deque.push(4);
        deque.publishAll();
    }

    @Actor
    public void owner(IIII_Result result) {
        for (int i = 0; i < 2; i++) {
            int task = deque.pop();
            if (task != WorkStealingDeque.EMPTY) {
                result.r1 = 10 * result.r1 + task;
            }
        }
    }

    @Actor
    public void firstThief(IIII_Result result) {
        for (int i = 0; i < 2; i++) {
            int task = deque.steal();
            if (task != WorkStealingDeque.EMPTY) {
                result.r2 = 10 * result.r2 + task;
            }
        }
    }

    @Actor
    public void secondThief(IIII_Result result) {
        for (int i = 0; i < 2; i++) {
            int task = deque.steal();
            if (task != WorkStealingDeque.EMPTY) {
                result.r3 = 10 * result.r3 + task;
            }
        }
    }

    @Arbiter
    public void rest(IIII_Result result) {
        for (int task = deque.pop(); task != WorkStealingDeque.EMPTY; task = deque.pop()) {
            result.r4 = 10 * result.r4 + task;
        }
    }
}
