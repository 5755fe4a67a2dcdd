package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner publishes the older half of what it has if nothing is left to steal, while a thief steals. */
@JCStressTest
@Outcome(id = "0, 1, 32", expect = ACCEPTABLE, desc = "the owner saw something left")
@Outcome(
        id = {"1, 1, 32", "1, 12, 3"},
        expect = ACCEPTABLE,
        desc = "the owner saw nothing left and published one")
@Outcome(expect = FORBIDDEN, desc = "something was published beside what was left, handed out twice or lost")
@State
public class DequePublishIfNoneLeft {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    {
        deque.push(1);
        deque.publishAll();
        deque.push(2);
        deque.push(3);
    }

    @Actor
    public void owner(III_Result result) {
        result.r1 = deque.publishIfNoneLeft() ? 1 : 0;
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
