package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two workers take roots, one or two at a time: each root goes to one, and one of them is told that it took the last. */
@JCStressTest
@Outcome(id = "1111, 110000", expect = ACCEPTABLE, desc = "each root was taken once, the last by one")
@Outcome(expect = FORBIDDEN, desc = "a root was taken twice or never, or the last one by both or none")
@State
public class RootsTwoTakers {
    private static final int LAST = 10_000;

    private final Roots roots = new Roots(new int[] {1, 10, 100, 1_000});
    private int first;
    private int second;

    @Actor
    public void oneTaker() {
        first = takeAll();
    }

    @Actor
    public void otherTaker() {
        second = takeAll();
    }

    @Arbiter
    public void sum(II_Result result) {
        result.r1 = (first + second) % LAST;
        result.r2 = (first + second) / LAST * LAST + (roots.isEmpty() ? 100_000 : 0);
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
