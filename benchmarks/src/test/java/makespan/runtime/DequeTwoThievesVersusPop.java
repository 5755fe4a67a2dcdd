package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** Two thieves and the owner are after two elements. */
@JCStressTest
@Outcome(
        id = {"2, 1, -1, -1", "2, -1, 1, -1"},
        expect = ACCEPTABLE,
        desc = "the owner got the newer one, a thief the older one")
@Outcome(
        id = {"-1, 1, 2, -1", "-1, 2, 1, -1"},
        expect = ACCEPTABLE,
        desc = "the thieves got both")
@Outcome(
        id = "2, -1, -1, 1",
        expect = ACCEPTABLE,
        desc = "the thieves looked before the owner took back: they have to look again")
@Outcome(expect = FORBIDDEN, desc = "an element was handed out twice or lost")
@State
public class DequeTwoThievesVersusPop {
    private final WorkStealingDeque deque = new WorkStealingDeque();

    {
        deque.push(1);
        deque.push(2);
        deque.publishAll();
    }

    @Actor
    public void owner(IIII_Result result) {
        result.r1 = deque.pop();
    }

    @Actor
    public void firstThief(IIII_Result result) {
        result.r2 = deque.steal();
    }

    @Actor
    public void secondThief(IIII_Result result) {
        result.r3 = deque.steal();
    }

    @Arbiter
    public void rest(IIII_Result result) {
        result.r4 = deque.pop();
    }
}
