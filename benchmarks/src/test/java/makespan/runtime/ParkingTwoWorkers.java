package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two workers go to sleep while a task is pushed: they do not both sleep beside it. */
@JCStressTest
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "both saw the task")
@Outcome(
        id = {"1, 0, 0", "0, 1, 0"},
        expect = ACCEPTABLE,
        desc = "one would sleep, and was woken")
@Outcome(
        id = {"1, 0, 1", "0, 1, 1"},
        expect = ACCEPTABLE,
        desc = "one sleeps, the other saw the task or was woken as well as seeing it")
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "both would sleep, one was woken")
@Outcome(expect = FORBIDDEN, desc = "a wake-up was lost")
@State
public class ParkingTwoWorkers {
    private final IdleWorkers idleWorkers = new IdleWorkers(2);
    private final WorkStealingDeque work = new WorkStealingDeque();

    @Actor
    public void first(III_Result result) {
        result.r1 = goesToSleep(0);
    }

    @Actor
    public void second(III_Result result) {
        result.r2 = goesToSleep(1);
    }

    private int goesToSleep(int worker) {
        idleWorkers.announce(worker);
        if (work.isEmpty()) {
            return 1;
        }
        idleWorkers.retract(worker);
        return 0;
    }

    @Actor
    public void producer() {
        work.push(1);
        work.publishAll();
        idleWorkers.signal();
    }

    @Arbiter
    public void asleep(III_Result result) {
        result.r3 = idleWorkers.sleepers();
    }
}
