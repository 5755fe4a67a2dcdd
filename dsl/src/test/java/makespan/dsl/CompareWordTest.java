package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import makespan.analysis.RunComparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareWordTest {
    private final Notebook notebook = new Notebook();

    @BeforeEach
    void declare() {
        notebook.run("def a = task { (1..1000).sum() }\ndef b = task(a) { it }");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private RunComparison comparison(String code) {
        notebook.run("def comparison = " + code);
        return assertInstanceOf(RunComparison.class, notebook.host.displayed.get(notebook.host.displayed.size() - 1));
    }

    @Test
    void twoRunsOrGroupsOfRunsAreCompared() {
        assertEquals(1, comparison("compare(run(a), run(a))").baseRuns());
        assertEquals(
                3,
                comparison("compare((1..3).collect { run(b) }, (1..4).collect { run(b) }, threshold: 0.1)")
                        .baseRuns());
    }

    @Test
    void whatIsUnlikeIsSaid() {
        assertEquals(
                "the runs are of different sets of tasks",
                comparison("compare(run(a), run(b), threshold: 0)").notes().get(1));
    }

    @Test
    void whatCannotBeComparedIsSaidWithItsPlace() {
        assertEquals(
                "compare option 'threshold' must be a fraction from 0 to 1, as in 0.05, but was 5 (Integer) (cell 2, line 1)",
                notebook.fails("compare(run(a), run(a), threshold: 5)").message());
        assertEquals(
                "Unknown compare option 'treshold' at cell 3, line 1. Did you mean 'threshold'?",
                notebook.fails("compare(run(a), run(a), treshold: 0.1)").message());
        assertEquals(
                "there must be at least one base run (cell 4, line 1)",
                notebook.fails("compare([], [run(a)])").message());
    }
}
