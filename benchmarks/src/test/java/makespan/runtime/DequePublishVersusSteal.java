package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A thief steals while the owner publishes an element: it sees the element whole, with what was written before, or nothing. */
@JCStressTest
@Outcome(id = "7, 9, -1", expect = ACCEPTABLE, desc = "stolen, and what was written before is seen")
@Outcome(id = "-1, 0, 7", expect = ACCEPTABLE, desc = "the thief came too early")
@Outcome(expect = FORBIDDEN, desc = "the element was not published, handed out twice or lost")
@State
public class DequePublishVersusSteal {
    private final WorkStealingDeque deque = new WorkStealingDeque();
    private int value;

    @Actor
    public void owner() {
        value = 9;
        deque.push(7);
        deque.publishAll();
    }

    @Actor
    public void thief(III_Result result) {
        result.r1 = deque.steal();
        result.r2 = result.r1 == WorkStealingDeque.EMPTY ? 0 : value;
    }

    @Arbiter
    public void rest(III_Result result) {
        result.r3 = deque.pop();
    }
}
