package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A worker takes roots while the run is stopped: their token goes to who took the last, or to who closed them. */
@JCStressTest
@Outcome(id = "10111, 0", expect = ACCEPTABLE, desc = "the worker took all")
@Outcome(
        id = {"0, 1", "1, 1", "11, 1"},
        expect = ACCEPTABLE,
        desc = "the roots were closed before the last was taken")
@Outcome(expect = FORBIDDEN, desc = "the token was given twice or never, or a root was taken after the close")
@State
public class RootsTakerVersusClose {
    private static final int LAST = 10_000;

    private final Roots roots = new Roots(new int[] {1, 10, 100});

    @Actor
    public void taker(II_Result result) {
        result.r1 = takeAll();
    }

    @Actor
    public void closer(II_Result result) {
        result.r2 = roots.close() ? 1 : 0;
    }

    private int takeAll() {
        int taken = 0;
        for (long batch = roots.take(2, 1); batch != 0; batch = roots.take(2, 1)) {
            int first = (int) batch;
            int count = (int) (batch >>> 32);
            for (int i = first; i < first + count; i++) {
                taken += roots.task(i);
            }
            taken += roots.isLast(first, count) ? LAST : 0;
        }
        return taken;
    }
}
