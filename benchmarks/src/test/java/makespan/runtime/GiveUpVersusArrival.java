package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A task is given up by one failed predecessor's thread and by another's, while a third arrives: one marks it, none owns it. */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "one marked it, and it is never ready")
@Outcome(expect = FORBIDDEN, desc = "two marked it or none, or the arrival took it for ready or undid the mark")
@State
public class GiveUpVersusArrival {
    private final int[] words = new int[1];
    private final TaskStates states = new TaskStates(words, new int[] {0});
    private int marks;

    {
        TaskStates.lay(words, 0, 2);
    }

    @Actor
    public void failed(III_Result result) {
        marks = (states.giveUp(0) ? 1 : 0) + (states.giveUp(0) ? 1 : 0);
    }

    @Actor
    public void completed(III_Result result) {
        result.r1 = TaskStates.arrive(states.words(), 0) ? 1 : 0;
    }

    @Arbiter
    public void look(III_Result result) {
        result.r2 = marks;
        result.r3 = states.givenUp(0) ? 1 : 0;
    }
}
