package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two tasks yield the first values of a run at once: neither value is lost with the array that came second. */
@JCStressTest
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "both are there")
@Outcome(expect = FORBIDDEN, desc = "a value was lost")
@State
public class ValuesTwoCreators {
    private final TaskValues values = new TaskValues(2);

    @Actor
    public void first() {
        values.put(0, 1);
    }

    @Actor
    public void second() {
        values.put(1, 2);
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = values.get(0) instanceof Integer value ? value : 0;
        result.r2 = values.get(1) instanceof Integer value ? value : 0;
    }
}
