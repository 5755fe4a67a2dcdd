package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A token is given back while another thread tries to get one: exactly one thread is told that it left last. */
@JCStressTest
@Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "the other came too late, or left before")
@Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "the other left last")
@Outcome(expect = FORBIDDEN, desc = "the end was seen twice or never, or a token was got after it")
@State
public class TokensLastOne {
    private final Tokens tokens = new Tokens(1);

    @Actor
    public void holder(III_Result result) {
        result.r1 = tokens.leave(1) ? 1 : 0;
    }

    @Actor
    public void other(III_Result result) {
        result.r2 = tokens.tryEnter() && tokens.leave(1) ? 1 : 0;
    }

    @Arbiter
    public void later(III_Result result) {
        result.r3 = tokens.tryEnter() ? 1 : 0;
    }
}
