package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two holders give their tokens back: one is told that it was the last, and sees what the other wrote. */
@JCStressTest
@Outcome(
        id = {"3, 0", "0, 3"},
        expect = ACCEPTABLE,
        desc = "one left last and saw the other's write")
@Outcome(expect = FORBIDDEN, desc = "the end was seen twice or never, or before a write")
@State
public class TokensTwoHolders {
    private final Tokens tokens = new Tokens(2);
    private int a;
    private int b;

    @Actor
    public void first(II_Result result) {
        a = 1;
        result.r1 = tokens.leave(1) ? a + b : 0;
    }

    @Actor
    public void second(II_Result result) {
        b = 2;
        result.r2 = tokens.leave(1) ? a + b : 0;
    }
}
