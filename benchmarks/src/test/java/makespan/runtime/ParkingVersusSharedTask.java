package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A worker goes to sleep while a task is added to the shared queue. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "the worker saw the task")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the worker would sleep, and was woken")
@Outcome(id = "1, 1", expect = FORBIDDEN, desc = "the wake-up was lost: the worker sleeps beside the task")
@Outcome(expect = FORBIDDEN, desc = "the count of sleepers is wrong")
@State
public class ParkingVersusSharedTask {
    private final IdleWorkers idleWorkers = new IdleWorkers(1);
    private final SharedQueue work = new SharedQueue(1);

    @Actor
    public void worker(II_Result result) {
        idleWorkers.announce(0);
        if (work.isEmpty()) {
            result.r1 = 1;
        } else {
            idleWorkers.retract(0);
        }
    }

    @Actor
    public void producer() {
        boolean open = work.add(0, 1);
        assert open;
        idleWorkers.signal();
    }

    @Arbiter
    public void asleep(II_Result result) {
        result.r2 = idleWorkers.sleepers();
    }
}
