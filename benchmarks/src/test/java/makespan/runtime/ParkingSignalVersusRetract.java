package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two workers are about to sleep; one takes that back while a signal wakes one: nobody is counted off twice. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "the signal woke the other")
@Outcome(id = "1", expect = ACCEPTABLE, desc = "the signal went to the one that is awake anyway, and looks for work")
@Outcome(expect = FORBIDDEN, desc = "the count of sleepers is wrong")
@State
public class ParkingSignalVersusRetract {
    private final IdleWorkers idleWorkers = new IdleWorkers(2);

    {
        idleWorkers.announce(0);
        idleWorkers.announce(1);
    }

    @Actor
    public void worker() {
        idleWorkers.retract(0);
    }

    @Actor
    public void producer() {
        idleWorkers.signal();
    }

    @Arbiter
    public void asleep(I_Result result) {
        result.r1 = idleWorkers.sleepers();
    }
}
