package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A worker answers a call while another one comes for a new reason: it sees the reason, or is called still. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the call was taken for the former one, but the reason was seen")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "the worker is called and will look again")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the worker saw the reason and will look again")
@Outcome(expect = FORBIDDEN, desc = "the call was lost")
@State
public class CallVersusAnswer {
    private final WorkerShare share = new WorkerShare();
    private volatile boolean reason;

    {
        share.call();
    }

    @Actor
    public void caller() {
        reason = true;
        share.call();
    }

    @Actor
    public void worker(II_Result result) {
        share.answer();
        result.r1 = reason ? 1 : 0;
    }

    @Arbiter
    public void look(II_Result result) {
        result.r2 = share.called() ? 1 : 0;
    }
}
