package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two producers signal while two workers sleep: both wake. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "both were woken")
@Outcome(expect = FORBIDDEN, desc = "a signal was spent on a worker that was woken already, or counted twice")
@State
public class ParkingTwoSignals {
    private final IdleWorkers idleWorkers = new IdleWorkers(2);

    {
        idleWorkers.announce(0);
        idleWorkers.announce(1);
    }

    @Actor
    public void first() {
        idleWorkers.signal();
    }

    @Actor
    public void second() {
        idleWorkers.signal();
    }

    @Arbiter
    public void asleep(I_Result result) {
        result.r1 = idleWorkers.sleepers();
    }
}
