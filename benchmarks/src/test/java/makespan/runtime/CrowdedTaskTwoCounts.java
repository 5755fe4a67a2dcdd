package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two workers count arrivals at a crowded task each by itself and add them up: one owns it and sees all values. */
@JCStressTest
@Outcome(
        id = {"15, 0", "0, 15"},
        expect = ACCEPTABLE,
        desc = "one owns the task and sees the values of all")
@Outcome(expect = FORBIDDEN, desc = "the task became ready twice, never, or before a value was seen")
@State
public class CrowdedTaskTwoCounts {
    private static final int PLACE = 2;

    private final int[] words = {4, 4, 0}; // how many predecessors, how many are open, and the state
    private int a;
    private int b;
    private int c;
    private int d;

    @Actor
    public void first(II_Result result) {
        CrowdedTask crowd = new CrowdedTask();
        a = 1;
        boolean early = crowd.arrive(words, PLACE, true);
        b = 2;
        early |= crowd.arrive(words, PLACE, true);
        result.r1 = early ? -1 : crowd.flush(words) == PLACE ? a + b + c + d : 0;
    }

    @Actor
    public void second(II_Result result) {
        CrowdedTask crowd = new CrowdedTask();
        c = 4;
        boolean early = crowd.arrive(words, PLACE, true);
        d = 8;
        early |= crowd.arrive(words, PLACE, true);
        result.r2 = early ? -1 : crowd.flush(words) == PLACE ? a + b + c + d : 0;
    }
}
