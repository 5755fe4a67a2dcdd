package makespan.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
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
public class OpenInputsLastArrival {
    private static final TaskGraph GRAPH = TaskGraph.builder("join")
            .add("a", TaskBody.EMPTY)
            .add("b", TaskBody.EMPTY)
            .add("join", TaskBody.EMPTY, "a", "b")
            .build();

    private final OpenInputs openInputs = new OpenInputs(GRAPH);
    private int a;
    private int b;

    @Actor
    public void first(II_Result result) {
        a = 1;
        result.r1 = openInputs.arrive(2) ? a + b : 0;
    }

    @Actor
    public void second(II_Result result) {
        b = 2;
        result.r2 = openInputs.arrive(2) ? a + b : 0;
    }
}
