package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.runtime.RunResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users read when something is wrong, word for word. */
class MessagesTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private void assertUsage(String message, String code) {
        CellError error = notebook.fails(code);
        assertEquals(message, error.message());
        assertTrue(error.usage());
    }

    @Test
    void anUnknownTaskOption() {
        assertUsage(
                "Unknown task option 'prioritty' at cell 1, line 2. Did you mean 'priority'?",
                "def a = task { }\ntask('t', prioritty: 3) { }");
        assertUsage(
                "Unknown task option 'colour' at cell 2, line 1. Known: after, cost, kind, name, needs,"
                        + " on, priority, reads, retry, timeout, updates, writes.",
                "task('t', colour: 3) { }");
    }

    @Test
    void anUnknownTaskToRunAfter() {
        String message = "Task 'clean' (cell 1, line 2) runs after unknown task 'laod'. Did you mean 'load'?";
        assertUsage(message, "def load = task { }\ndef clean = task(after: 'laod') { }\nrun()");
        assertUsage(message, "run(clean)");
        assertUsage(message, "show graph");
        assertUsage(
                "Task 'b' (cell 4, line 1) runs after unknown task 'aa'. Did you mean 'a'?",
                "graph('g') { task('a') { }; task('b', after: 'aa') { } }");
    }

    @Test
    void aCycle() {
        assertUsage(
                "Cycle: a (cell 1, line 1) → b (cell 1, line 2) → c (cell 1, line 3) → a",
                "def a = task(after: 'c') { }\ndef b = task(after: a) { }\ndef c = task(after: b) { }\nrun()");
    }

    @Test
    void aTaskDeclaredTwice() {
        assertUsage("Task 'x' is declared twice: cell 1, line 1 and cell 1, line 2", "task('x') { }\ntask('x') { }");
    }

    @Test
    void aFailingTask() {
        notebook.run("class BadNumber extends RuntimeException { BadNumber(String m) { super(m) } }");
        CellError error = notebook.fails("""
                def parse = task(retry: 3) {
                    def text = '"12a"'
                    throw new NumberFormatException(text)
                }
                def stats = task(parse) { it }
                def report = task(stats) { it }
                run(report)""");
        assertEquals(
                "Task 'parse' failed after 3 tries: NumberFormatException: \"12a\" (cell 2, line 3);"
                        + " not run: stats, report",
                error.message());
        assertEquals("TaskFailedException", error.name());
        assertFalse(error.usage());
        assertEquals(
                List.of(
                        "TaskFailedException: " + error.message(),
                        "  at cell 2, line 7",
                        "   7 | run(report)",
                        "     | ^~~",
                        "Caused by: NumberFormatException: \"12a\"",
                        "  at cell 2, line 3, in a closure",
                        "   3 |     throw new NumberFormatException(text)",
                        "     |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"),
                error.traceback());
        assertEquals(RunResult.Status.FAILED, notebook.lastRun().status());
    }

    @Test
    void finishedResultsStayReadableAfterAFailure() {
        notebook.run("def a = task { 1 }\ndef b = task(a) { throw new IllegalStateException('no') }");
        notebook.fails("run(b)");
        assertEquals(1, notebook.run("a()"));
    }

    @Test
    void aFailingTaskThatKeepsOthersGoing() {
        CellError error = notebook.fails("""
                def bad = task { [][3].size() }
                def good = task { 1 }
                def next = task(bad) { it }
                run(onFailure: keepGoing)""");
        assertEquals(
                "Task 'bad' failed: NullPointerException: Cannot invoke method size() on null object"
                        + " (cell 1, line 1); not run: next",
                error.message());
        assertEquals(1, notebook.run("good()"));
    }

    @Test
    void anUnknownName() {
        assertUsage("No task, function or variable 'tsak'. Did you mean 'task'? (cell 1, line 2)", "\ntsak('x') { }");
        assertUsage(
                "No task, function or variable 'rwos'. Did you mean 'rows'? (cell 2, line 1)",
                "def rows = 1; rwos + 1");
        assertUsage("No task, function or variable 'zzz'. (cell 3, line 1)", "[1].each { zzz }");
    }

    @Test
    void argumentsThatDoNotFit() {
        assertUsage("'graph' cannot take (Integer) (cell 1, line 1)", "graph(3)");
        notebook.run("def area(double a, double b) { a * b }");
        assertUsage("'area' cannot take (String) (cell 3, line 2)", "\narea('x')");
        assertUsage("run takes handles of tasks or a graph, but was given 'report' (cell 4, line 1)", "run('report')");
        assertUsage(
                "A word was given null where it needs a value (cell 5, line 2)", "def missing\ntask(missing) { it }");
    }

    @Test
    void anUnknownNameInATask() {
        assertEquals(
                "Task 't' failed: UnknownNameException: No task, function or variable 'rwos'."
                        + " Did you mean 'rows'? (cell 1, line 1)",
                notebook.fails("def rows = 1; def t = task { rwos.size() }\nrun(t)")
                        .message());
    }

    @Test
    void anUnknownDevice() {
        assertUsage(
                "Task 't' (cell 1, line 1) can run on tpu only, which is not here; here are cpu, io, H200. Give it a"
                        + " variant for cpu, or a platform that has the device (cell 1, line 2)",
                "task('t', on: 'tpu') { }\nrun(platform: platform { cpu 1; gpu 'H200' })");
        assertUsage(
                "Task option 'on' at cell 2, line 1 must be cpu, io, gpu, npu, the name of a device such as 'H200', or a"
                        + " list of those in order of liking, but was 42 (Integer)",
                "task('t', on: 42) { }");
    }

    @Test
    void optionsOfTheWrongKind() {
        assertUsage(
                "Task option 'priority' at cell 1, line 1 must be a whole number between 0 and 9, but was 10 (Integer)",
                "task('t', priority: 10) { }");
        assertUsage(
                "Task option 'retry' at cell 2, line 1 must be how often to try in all: 3 or [times: 3], but was 'x'",
                "task('t', retry: 'x') { }");
        assertUsage(
                "Unknown option 'tims' of retry at cell 3, line 1. Did you mean 'times'?",
                "task('t', retry: [tims: 3, backoff: 1.s]) { }");
        assertUsage(
                "Task option 'after' at cell 4, line 1 must be a task's handle, its name, or a list of them,"
                        + " but was 3 (Integer)",
                "task('t', after: 3) { }");
        assertUsage(
                "run option 'workers' must be between 1 and 256, but was 0 (Integer) (cell 5, line 1)",
                "task('t') { }; run(workers: 0)");
        assertUsage("Unknown run option 'wokers' at cell 6, line 1. Did you mean 'workers'?", "run(wokers: 2)");
        assertUsage(
                "run option 'onFailure' must be stop or keepGoing, but was 'keepgoing'. Did you mean 'keepGoing'?"
                        + " (cell 7, line 1)",
                "run(onFailure: 'keepgoing')");
    }

    @Test
    void inputsThatDoNotFitTheBody() {
        assertUsage(
                "Task 't' (cell 1, line 2) has 2 inputs, but its body takes 1 value",
                "def a = task { 1 }\ndef t = task(a, a) { x -> x }");
        assertUsage(
                "Task 'u' (cell 2, line 1) has 0 inputs, but its body takes 2 values", "def u = task { x, y -> x }");
        assertUsage(
                "A task takes handles of other tasks as inputs, but was given 42 (Integer) (cell 3, line 1);"
                        + " its body can use other values as they are",
                "task(42) { it }");
        assertUsage("A task needs a body in braces, as in task { 42 } (cell 4, line 1)", "task('t')");
    }

    @Test
    void wordsInTheWrongPlace() {
        assertEquals(
                "Task 'outer' failed: DeclarationException: A task is declared (cell 1, line 1) inside the running task"
                        + " 'outer'; tasks cannot have children yet: declare it outside and pass its handle as an input"
                        + " (cell 1, line 1)",
                notebook.fails("def outer = task { task('inner') { 1 } }\nrun(outer)")
                        .message());
        assertUsage(
                "graph 'b' cannot be used inside the block of a graph; use it after the block",
                "graph('a') { graph('b') { } }");
        assertUsage(
                "run cannot be used inside the block of a graph; use it after the block",
                "graph('a') { run(task('x') { }) }");
    }

    @Test
    void nothingToRun() {
        assertUsage("Nothing was run yet; run() runs all tasks", "show run");
        assertUsage("There are no tasks to run; task { … } declares one", "run()");
    }

    @Test
    void tasksOfTwoGraphs() {
        assertUsage(
                "Task 'b' cannot depend on task 'a' (cell 1, line 1), which belongs to the session's graph;"
                        + " declare both in one graph",
                "def a = task { 1 }\ngraph('g') { task('b', a) { it } }");
    }

    @Test
    void aSyntaxError() {
        CellError error = notebook.fails("def a = 1\ndef b = )");
        assertEquals("SyntaxError", error.name());
        assertTrue(error.usage());
        assertEquals("Unexpected ')' (cell 1, line 2, column 9)", error.message());
        assertEquals(
                List.of("SyntaxError: " + error.message(), "   2 | def b = )", "     |         ^"), error.traceback());
    }

    @Test
    void anUnknownClass() {
        CellError error = notebook.fails("def a = new Foo()");
        assertEquals("unable to resolve class Foo (cell 1, line 1, column 9)", error.message());
    }

    @Test
    void aFailureInAFunctionOfAnotherCell() {
        notebook.run("def parse(s) {\n    s.toInteger()\n}");
        CellError error = notebook.fails("def x = 1\nparse('12a')");
        assertEquals("NumberFormatException", error.name());
        assertEquals(
                List.of(
                        "NumberFormatException: For input string: \"12a\"",
                        "  at cell 1, line 2, in parse",
                        "   2 |     s.toInteger()",
                        "     |       ^~~~~~~~~",
                        "  at cell 2, line 2",
                        "   2 | parse('12a')",
                        "     | ^~~~~"),
                error.traceback());
    }

    @Test
    void causesAreToldInOrder() {
        CellError error = notebook.fails("try { 1 / 0 } catch (e) {\n throw new IOException('disk', e) }");
        assertEquals(
                List.of(
                        "IOException: disk",
                        "  at cell 1, line 2",
                        "   2 |  throw new IOException('disk', e) }",
                        "     |  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
                        "Caused by: ArithmeticException: Division by zero",
                        "  at cell 1, line 1",
                        "   1 | try { 1 / 0 } catch (e) {",
                        "     | ^~~~~~~~~~~~~~~~~~~~~~~~~"),
                error.traceback());
    }

    @Test
    void aPowerAssertionKeepsItsDrawing() {
        CellError error = notebook.fails("def n = 3\nassert n == 2");
        assertEquals(
                "assert n == 2\n       | |\n       3 false", error.message().replace("\r", ""));
        assertEquals(
                List.of("PowerAssertionError:", "assert n == 2", "       | |", "       3 false", "  at cell 1, line 2"),
                error.traceback().subList(0, 5));
    }

    @Test
    void aStackOverflowIsToldInShort() {
        CellError error = notebook.fails("def f(n) { f(n + 1) + 1 }\nf(0)");
        assertEquals(
                "Calls are nested too deeply; does a function call itself without end? (cell 1, line 1)",
                error.message());
        assertEquals(
                List.of(
                        "StackOverflowError: " + error.message(),
                        "  at cell 1, line 1, in f",
                        "   1 | def f(n) { f(n + 1) + 1 }",
                        "     |            ^"),
                error.traceback().subList(0, 4));
        assertTrue(
                error.traceback().get(4).matches("  … \\d+ more"),
                error.traceback().get(4));
        assertEquals(2, notebook.run("1 + 1"));
    }

    @Test
    void anErrorLeavesTheCellsClassesAndVariablesInPlace() {
        notebook.fails("def a = 1\nclass Kept { }\nthrow new Error('stop')");
        assertEquals("1 Kept", notebook.run("a + ' ' + Kept.simpleName"));
        assertNull(notebook.evaluate("a = 2").error());
    }

    @Test
    void optionsOfRetryOfTheWrongKind() {
        assertUsage(
                "Unknown option 'delay' of retry at cell 1, line 1. Known: backoff, on, times.",
                "task('t', retry: [times: 3, delay: 1.s]) { }");
        assertUsage(
                "Option 'times' of retry at cell 2, line 1 must be how often to try in all, at least 1, but was null",
                "task('t', retry: [backoff: 1.s]) { }");
        assertUsage(
                "Option 'backoff' of retry at cell 3, line 1 must be the pause before the second try, as in 1.s,"
                        + " but was 1 (Integer)",
                "task('t', retry: [times: 3, backoff: 1]) { }");
        assertUsage(
                "Option 'on' of retry at cell 4, line 1 must be the class of an exception, as in IOException,"
                        + " but was class java.lang.String (Class)",
                "task('t', retry: [times: 3, on: String]) { }");
    }

    @Test
    void aTimeoutOfTheWrongKind() {
        assertUsage(
                "Task option 'timeout' at cell 1, line 1 must be a duration of more than 0, as in 5.s,"
                        + " but was 5 (Integer)",
                "task('t', timeout: 5) { }");
        assertUsage(
                "Task option 'timeout' at cell 2, line 1 must be a duration of more than 0, as in 5.s,"
                        + " but was PT0S (Duration)",
                "task('t', timeout: 0.s) { }");
    }

    @Test
    void needsThatCannotBeMet() {
        assertUsage(
                "Task option 'needs' at cell 1, line 1 must be a resource, its name, a list of them, or their units,"
                        + " as in [(db): 2], but was 3 (Integer)",
                "task('t', needs: 3) { }");
        assertUsage(
                "Task option 'needs' at cell 2, line 1 must be in whole units of at least 1, as in [(db): 2],"
                        + " but was 0 (Integer)",
                "task('t', needs: [db: 0]) { }");
        assertUsage(
                "Task 't' (cell 3, line 2) needs unknown resource 'dv'. Did you mean 'db'?",
                "mutex('db')\ntask('t', needs: 'dv') { }\nrun()");
        assertUsage(
                "Task 't' (cell 4, line 2) needs 3 units of 'db', which has 2",
                "def db = semaphore('db', 2)\ntask('t', needs: [(db): 3]) { }\nrun()");
    }

    @Test
    void resourcesThatCannotBe() {
        assertUsage(
                "The capacity of resource 'db' must be at least 1, but was 0 (cell 1, line 2)", "\nsemaphore('db', 0)");
        assertUsage("A resource's name must not be blank (cell 2, line 1)", "mutex(' ')");
        assertUsage(
                "Resource 'db' is declared twice: with capacity 1 (cell 3, line 1)"
                        + " and with capacity 2 (cell 3, line 2)",
                "mutex('db')\nsemaphore('db', 2)");
        assertUsage("'semaphore' cannot take (String) (cell 4, line 1)", "semaphore('db')");
        assertEquals(
                "Task 't' failed: DeclarationException: mutex 'm' is declared inside the running task 't';"
                        + " declare it outside (cell 5, line 1)",
                notebook.fails("def t = task { mutex('m') }\nrun(t)").message());
    }
}
