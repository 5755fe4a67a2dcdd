package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One worker adds two arrivals up while the third predecessor arrives by itself: one owns the task. */
@JCStressTest
@Outcome(
        id = {"7, 0", "0, 7"},
        expect = ACCEPTABLE,
        desc = "one owns the task and sees the values of all")
@Outcome(expect = FORBIDDEN, desc = "the task became ready twice, never, or before a value was seen")
@State
public class CrowdedTaskVersusArrival {
    private static final int PLACE = 2;

    private final int[] words = {3, 3, 0}; // how many predecessors, how many are open, and the state
    private int a;
    private int b;
    private int c;

    @Actor
    public void quick(II_Result result) {
        CrowdedTask crowd = new CrowdedTask();
        a = 1;
        boolean early = crowd.arrive(words, PLACE, true);
        b = 2;
        early |= crowd.arrive(words, PLACE, true);
        result.r1 = early ? -1 : crowd.flush(words) == PLACE ? a + b + c : 0;
    }

    @Actor
    public void slow(II_Result result) {
        CrowdedTask crowd = new CrowdedTask();
        c = 4;
        result.r2 = crowd.arrive(words, PLACE, false) ? a + b + c : 0;
    }
}
