package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The threads of two failed predecessors give a task up at once: exactly one of them goes on to its successors. */
@JCStressTest
@Outcome(
        id = {"1, 0", "0, 1"},
        expect = ACCEPTABLE,
        desc = "one marked it")
@Outcome(expect = FORBIDDEN, desc = "both marked it or none")
@State
public class GiveUpTwice {
    private final int[] words = new int[1];
    private final TaskStates states = new TaskStates(words, new int[] {0});

    {
        TaskStates.lay(words, 0, 2);
    }

    @Actor
    public void first(II_Result result) {
        result.r1 = states.giveUp(0) ? 1 : 0;
    }

    @Actor
    public void second(II_Result result) {
        result.r2 = states.giveUp(0) ? 1 : 0;
    }
}
