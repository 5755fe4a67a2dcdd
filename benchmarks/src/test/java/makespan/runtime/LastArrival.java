package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two predecessors complete: one of them makes the task ready, and sees the values of both. */
@JCStressTest
@Outcome(
        id = {"3, 0", "0, 3"},
        expect = ACCEPTABLE,
        desc = "one owns the task and sees both values")
@Outcome(expect = FORBIDDEN, desc = "the task became ready twice, never, or before a value was seen")
@State
public class LastArrival {
    private final int[] words = new int[1];
    private int a;
    private int b;

    {
        TaskStates.lay(words, 0, 2);
    }

    @Actor
    public void first(II_Result result) {
        a = 1;
        result.r1 = TaskStates.arrive(words, 0) ? a + b : 0;
    }

    @Actor
    public void second(II_Result result) {
        b = 2;
        result.r2 = TaskStates.arrive(words, 0) ? a + b : 0;
    }
}
