package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two workers take roots while the run is stopped: one of the three gets the token of the roots. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "one got it")
@Outcome(expect = FORBIDDEN, desc = "two of them got it, or none")
@State
public class RootsTwoTakersAndClose {
    private final Roots roots = new Roots(new int[] {1, 10});
    private int first;
    private int second;
    private int closed;

    @Actor
    public void oneTaker() {
        first = takeOne();
    }

    @Actor
    public void otherTaker() {
        second = takeOne();
    }

    @Actor
    public void closer() {
        closed = roots.close() ? 1 : 0;
    }

    private int takeOne() {
        long batch = roots.take(1, 1);
        return batch != 0 && roots.isLast((int) batch, 1) ? 1 : 0;
    }

    @Arbiter
    public void tokens(I_Result result) {
        result.r1 = first + second + closed;
    }
}
