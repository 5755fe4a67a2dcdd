package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner and a thief are after the only element, whose index is the last before the indices wrap around. */
@JCStressTest
@Outcome(id = "1, -1", expect = ACCEPTABLE, desc = "the owner got it")
@Outcome(id = "-1, 1", expect = ACCEPTABLE, desc = "the thief got it")
@Outcome(expect = FORBIDDEN, desc = "it was handed out twice or lost")
@State
public class DequeLastElementAtWrapAround {
    private final WorkStealingDeque deque = new WorkStealingDeque(Integer.MAX_VALUE, 2);

    {
        deque.push(1);
        deque.publishAll();
    }

    @Actor
    public void owner(II_Result result) {
        result.r1 = deque.pop();
    }

    @Actor
    public void thief(II_Result result) {
        result.r2 = deque.steal();
    }
}
