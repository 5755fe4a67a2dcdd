package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner pops two elements, the last with an exchange, while a thief steals. */
@JCStressTest
@Outcome(id = "2, 1, -1", expect = ACCEPTABLE, desc = "the owner got both")
@Outcome(id = "2, -1, 1", expect = ACCEPTABLE, desc = "the thief got the older one")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice or lost")
@State
public class DequePopTwiceVersusSteal {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    {
        deque.push(1);
        deque.push(2);
        deque.publishAll();
    }

    @Actor
    public void owner(III_Result result) {
        result.r1 = deque.pop();
        result.r2 = deque.pop();
    }

    @Actor
    public void thief(III_Result result) {
        result.r3 = deque.steal();
    }
}
