package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A worker really sleeps unless it sees the task that another pushes; a lost wake-up would hang the test. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "the worker saw the task")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the worker was woken")
@Outcome(expect = FORBIDDEN, desc = "the count of sleepers is wrong")
@State
public class ParkingSleepsVersusPush {
    private final IdleWorkers idleWorkers = new IdleWorkers(1);
    private final WorkStealingDeque work = new WorkStealingDeque();

    @Actor
    public void worker(II_Result result) {
        idleWorkers.announce(0);
        if (work.isEmpty()) {
            idleWorkers.sleep(0);
            result.r1 = 1;
        } else {
            idleWorkers.retract(0);
        }
    }

    @Actor
    public void producer() {
        work.push(1);
        work.publishAll();
        idleWorkers.signal();
    }

    @Arbiter
    public void asleep(II_Result result) {
        result.r2 = idleWorkers.sleepers();
    }
}
