package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The array grows for an element that is published at once, while a thief steals its way to it. */
@JCStressTest
@Outcome(
        id = {"0, 12, 3", "0, 123, 0"},
        expect = ACCEPTABLE,
        desc = "the thief got the oldest, in order, from the array that holds them")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice, lost or read from the wrong slot")
@State
public class DequeGrowthPublished {
    private final WorkStealingDeque deque = new WorkStealingDeque(0, 2);

    {
        deque.push(1);
        deque.push(2);
        deque.publishAll();
    }

    @Actor
    public void owner() {
        deque.push(3);
        deque.publishAll();
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
