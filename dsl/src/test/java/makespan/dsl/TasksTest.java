package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import makespan.graph.Task;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasksTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /** Returns each task with its predecessors: {@code a <- [], b <- [a]}. */
    private static String edges(TaskGraph graph) {
        return graph.tasks().stream()
                .map(task -> task.name() + " <- " + names(graph, task))
                .collect(Collectors.joining(", "));
    }

    private static List<String> names(TaskGraph graph, Task task) {
        return Arrays.stream(graph.predecessors(task.index()))
                .mapToObj(before -> graph.task(before).name())
                .toList();
    }

    private String edges() {
        return edges(notebook.graph("graph"));
    }

    @Test
    void valuesFlowAlongHandles() {
        notebook.run("""
                def rows  = task { [1, 2, 3] }
                def total = task(rows) { rs -> rs.sum() }
                def most  = task(rows) { it.max() }
                def both  = task(total, most) { t, m -> "$t of which $m" as String }
                run(both)
                """);
        assertEquals("6 of which 3", notebook.lastRun().value("both"));
        assertEquals("both", notebook.lastRun().graph().name());
        assertEquals(1, notebook.host.displayed.size());
        assertEquals(1, notebook.host.ended.get());
    }

    @Test
    void namesComeFromTheStringTheOptionTheVariableOrTheKind() {
        notebook.run("""
                task('first') { }
                def second = task(name: 'other') { }
                third = task { }
                task { }
                task(kind: 'load') { }
                for (i in 0..<2) { def part = task { i } }
                """);
        assertEquals(
                "first <- [], other <- [], third <- [], task-1 <- [], load-1 <- [], part <- [], part 2 <- []", edges());
    }

    @Test
    void aLoopsTasksCaptureTheirOwnVariable() {
        notebook.run(
                "def ts = []\nfor (i in 0..<4) ts << task(\"t $i\") { i * 10 }\ndef all = task(ts) { it.sum() }\nrun(all)");
        assertEquals(60, notebook.lastRun().value("all"));
        assertEquals(20, notebook.lastRun().value("t 2"));
    }

    @Test
    void readsInABodyAreEdges() {
        notebook.run("""
                def rows = task { 20 }
                def half = task { rows() / 2 as int }
                def both = task { [1].collect { rows.get() + half() + it }[0] }
                """);
        assertEquals("rows <- [], half <- [rows], both <- [rows, half]", edges());
        notebook.run("run(both)");
        assertEquals(31, notebook.lastRun().value("both"));
    }

    @Test
    void readsOfLocalHandlesInALoopAreEdges() {
        notebook.run("""
                def last = null
                for (i in 0..<3) { def before = last; last = task("s $i") { before == null ? i : before() + i } }
                run()
                """);
        assertEquals("s 0 <- [], s 1 <- [s 0], s 2 <- [s 1]", edges());
        assertEquals(3, notebook.lastRun().value("s 2"));
    }

    @Test
    void orderWithoutValues() {
        notebook.run("""
                def a = task { }
                def b = task(after: a) { }
                def c = task(after: ['a', b]) { }
                def d = task(after: 'later') { }
                def later = task { }
                def e = task { }
                def f = task { }
                a >> e >> f
                c >> [d, e]
                [a, b] >> later
                """);
        assertEquals(
                "a <- [], b <- [a], c <- [a, b], d <- [c, later], later <- [a, b], e <- [a, c], f <- [e]", edges());
    }

    @Test
    void optionsReachTheTask() {
        notebook.run(
                "task('t', kind: 'load', on: io, priority: 7, retry: 3) { }\ntask('u', on: cpu, retry: [times: 2]) { }");
        TaskGraph graph = notebook.graph("graph");
        Task task = graph.task("t");
        assertEquals(
                "load io 7 3", task.kind() + " " + task.device().word() + " " + task.priority() + " " + task.tries());
        assertEquals(2, graph.task("u").tries());
    }

    @Test
    void tasksReadVariablesFunctionsAndClassesOfTheSession() {
        notebook.run("def threshold = 4\ndef twice(n) { 2 * n }\nclass Box { int n }");
        notebook.run("def t = task { new Box(n: twice(threshold)).n }\nrun(t)");
        assertEquals(8, notebook.lastRun().value("t"));
    }

    @Test
    void anExplicitGraphIsApartFromTheSession() {
        notebook.run("def factor = 3");
        TaskGraph graph = notebook.graph("""
                graph('release') {
                    def build = task { 2 * factor }
                    [1, 2].each { n -> task("test $n", build) { b -> b + n } }
                    task('ship', after: ['test 1', 'test 2']) { build() }
                }
                """);
        assertEquals(
                "build <- [], test 1 <- [build], test 2 <- [build], ship <- [build, test 1, test 2]", edges(graph));
        assertEquals("", edges());
        notebook.run("def g = graph('g') { task('x') { 5 } }\nrun(g)");
        assertEquals(5, notebook.lastRun().value("x"));
    }

    @Test
    void aFunctionCalledInAGraphsBlockDeclaresThere() {
        notebook.run("def stage(n) { task(\"stage $n\") { n } }");
        assertEquals("stage 1 <- []", edges(notebook.graph("graph('g') { stage(1) }")));
    }

    @Test
    void aHandleYieldsTheValueOfItsLatestRun() {
        notebook.run(
                "def runs = new java.util.concurrent.atomic.AtomicInteger()\ndef a = task { runs.incrementAndGet() }\nrun(a)");
        assertEquals(List.of(1, 1), notebook.run("[a(), a.get()]"));
    }

    @Test
    void aHandleRunsWhatItNeedsOnceWithoutAReport() {
        notebook.run(
                "def runs = new java.util.concurrent.atomic.AtomicInteger()\ndef a = task { runs.incrementAndGet() }\ndef b = task(a) { it + 10 }");
        assertEquals(List.of(11, 11, 1), notebook.run("[b(), b(), a()]"));
        assertEquals(List.of(), notebook.host.displayed);
    }

    @Test
    void runTakesTargetsWorkersAndAPolicy() {
        notebook.run("def a = task { 1 }\ndef b = task(a) { 2 }\ndef c = task { 3 }");
        notebook.run("run(b, workers: 1)");
        assertEquals(
                List.of("a", "b"),
                notebook.lastRun().graph().tasks().stream().map(Task::name).toList());
        assertEquals(1, notebook.lastRun().workers());
        notebook.run("run([b, c])");
        assertEquals(3, notebook.lastRun().graph().size());
        notebook.run("run(workers: 3, onFailure: keepGoing)");
        assertEquals(3, notebook.lastRun().workers());
        notebook.run("run()");
        assertEquals(2, notebook.lastRun().workers());
        assertEquals(4, notebook.host.displayed.size());
    }

    @Test
    void aRunThatIsNotTheLastExpressionIsShownOnceToo() {
        notebook.run("def a = task { 1 }\ndef r = run(a)\nr.workers()");
        assertEquals(1, notebook.host.displayed.size());
        assertFalse(notebook.evaluate("run(a)").hasValue());
        assertEquals(2, notebook.host.displayed.size());
        assertTrue(notebook.evaluate("r").hasValue());
    }
}
