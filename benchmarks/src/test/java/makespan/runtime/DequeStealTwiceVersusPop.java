package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A thief steals twice while the owner pops without an exchange: the thief must not pair a new top with an old bottom. */
@JCStressTest
@Outcome(id = "2, 1, -1", expect = ACCEPTABLE, desc = "the owner got the newer one")
@Outcome(
        id = "2, -1, 1",
        expect = ACCEPTABLE,
        desc = "the thief looked before the owner took back: it has to look again")
@Outcome(id = "-1, 1, 2", expect = ACCEPTABLE, desc = "the thief got both")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice or lost")
@State
public class DequeStealTwiceVersusPop {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    {
        deque.push(1);
        deque.push(2);
        deque.publishAll();
    }

    @Actor
    public void owner(III_Result result) {
        result.r1 = deque.pop();
    }

    @Actor
    public void thief(III_Result result) {
        result.r2 = deque.steal();
        result.r3 = deque.steal();
    }
}
