package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Objects;
import makespan.device.DataHandle;
import makespan.graph.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data that tasks read and write. */
class DataTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void dataAreNamedAfterTheirVariable() {
        notebook.run("def x = floats(8)\nDataHandleAlias = 1\ndef y = doubles('other', 2)\ndef z = ints(3, )\n"
                + "def all = (0..1).collect { floats(4) }\ndef w = floats(name: 'w' + 1, 5)");
        assertEquals(
                "'x' (float[8]) 'other' (double[2]) 'z' (int[3]) 'float[4]' (float[4]) 'w1' (float[5])",
                notebook.run("[x, y, z, all[1], w].join(' ')"));
    }

    @Test
    void dataAreFilledByAClosureOrAList() {
        assertArrayEquals(new float[] {0, 0.5f, 1}, (float[]) notebook.run("floats(3) { i -> i * 0.5 }.array"));
        assertArrayEquals(new double[] {2.5, 2.5}, (double[]) notebook.run("doubles(2) { 2.5 }.array"));
        assertArrayEquals(new int[] {1, 4, 9}, (int[]) notebook.run("ints([1, 4, 9]).array"));
    }

    @Test
    void dataOfAnArrayAreThatArray() {
        notebook.run("array = new float[2]\ndef x = data(array)\ndef y = data('why', array)");
        assertSame(notebook.run("array"), ((DataHandle) requireValue("x")).array());
        assertEquals("why", ((DataHandle) requireValue("y")).name());
    }

    @Test
    void elementsAreReadBetweenRuns() {
        notebook.run("def x = ints(5) { it * 10 }");
        assertEquals(List.of(30, 40, List.of(10, 20), 5), notebook.run("[x[3], x[-1], x[1..2], x.size()]"));
        assertEquals(
                "data 'x' (int[5]) have no element 5", notebook.fails("x[5]").message());
    }

    @Test
    void aBodyTakesTheValuesAndThenTheArraysAsWritten() {
        notebook.run("""
                def factor = task { 3 }
                def x = floats([1, 2, 3])
                def y = floats(3)
                def scaled = task(factor, writes: y, reads: x) { f, ys, xs ->
                    for (int i = 0; i < xs.length; i++) ys[i] = f * xs[i]
                    ys.length
                }
                run(scaled)""");
        assertEquals(List.of(3f, 6f, 9f), notebook.run("y[0..2]"));
        assertEquals(3, notebook.run("scaled()"));
    }

    @Test
    void tasksThatAccessTheSameDataRunInTheOrderOfDeclaration() {
        notebook.run("""
                def x = ints(1)
                for (i in 1..20) task("step $i", updates: x) { xs -> xs[0] = xs[0] * 2 + (i % 2) }
                run()""");
        int expected = 0;
        for (int i = 1; i <= 20; i++) {
            expected = expected * 2 + i % 2;
        }
        assertEquals(expected, notebook.run("x[0]"));
    }

    @Test
    void aTargetNeedsWhoeverWroteItsDataInEarlierCells() {
        notebook.run("def x = ints(1)\ndef init = task(writes: x) { it[0] = 5 }");
        notebook.run("def other = task { 1 }\ndef twice = task(updates: x) { it[0] *= 2 }");
        notebook.run("def read = task(reads: x) { it[0] + 1 }");
        notebook.run("run(read)");
        assertEquals(
                List.of("init", "twice", "read"),
                notebook.lastRun().graph().tasks().stream().map(Task::name).toList());
        assertEquals(11, notebook.run("read()"));
    }

    @Test
    void aValueThatCameOfDataIsForgottenWhenTheirWriterIsDeclaredAnew() {
        notebook.evaluateAs("a", "def x = ints(1)");
        notebook.evaluateAs("b", "def init = task(writes: x) { it[0] = 5 }");
        notebook.evaluateAs("c", "def read = task(reads: x) { it[0] + 1 }");
        assertEquals(6, notebook.run("read()"));
        notebook.evaluateAs("b", "def init = task(writes: x) { it[0] = 7 }");
        assertEquals(8, notebook.run("read()"));
    }

    @Test
    void temporaryDataServeARunAndNothingElse() {
        notebook.run("""
                def t = floats(4, temporary: true)
                def fill = task(writes: t) { ts -> ts[1] = 3 }
                def sum = task(reads: t) { ts -> ts.sum() as float }
                run(sum)""");
        assertEquals(3f, notebook.run("sum()"));
        assertEquals(
                "data 't' are temporary: they live no longer than a run",
                notebook.fails("t[0]").message());
    }

    @Test
    void staticCellsDeclareDataToo() {
        CellResult result = notebook.session.evaluate("""
                def x = floats(3) { int i -> i + 1 }
                def y = task(updates: x) { float[] xs -> xs[0] = 9f }
                run(y)
                x.toString() + x[0]""", "cell 1", null, CellMode.STATIC);
        assertEquals("'x' (float[3])9.0", result.value(), () -> String.valueOf(result.error()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "floats() | floats takes a number of elements, which a closure may fill, or a list, as in floats(1024) { i -> i * 2 }, but was given null (cell 1, line 1)",
                "ints(-1) | ints takes a number of elements, which a closure may fill, or a list, as in ints(1024) { i -> i * 2 }, but was given -1 (Integer) (cell 1, line 1)",
                "floats(2, 3) | floats takes a number of elements, which a closure may fill, or a list, as in floats(1024) { i -> i * 2 }, but was given 3 (Integer) (cell 1, line 1)",
                "floats(['a']) | Data are numbers, but at place 0 is 'a' (cell 1, line 1)",
                "floats(3) { null } | Data are numbers, but at place 0 is null (cell 1, line 1)",
                "floats(3, size: 4) | Unknown floats option 'size' at cell 1, line 1. Known: name, temporary.",
                "floats(3, temporary: true) { 1 } | Temporary data are zeros at the beginning of a run, and cannot be filled (cell 1, line 1); let a task write them",
                "data([1, 2]) | data takes an array of float, double or int, as in data(new float[1024]), but was given [1, 2] (ArrayList) (cell 1, line 1)",
                "data(new long[2]) | data takes an array of float, double or int, as in data(new float[1024]), but was given long[2] (cell 1, line 1)",
                "task('t', reads: [1f] as float[]) { } | Task option 'reads' at cell 1, line 1 must be data or a list of data, as in def x = floats(1024), but was float[1]",
                "def x = ints(1); task('t', reads: x, writes: x) { } | Data 'x' (int[1]) are named twice at cell 1, line 1; a task that reads and writes them names them once, with updates:",
                "def x = ints(1); task('t', reads: x) { a, b -> } | Task 't' (cell 1, line 1) has 0 inputs and 1 data, but its body takes 2 values",
                "def x = ints(1); run(task('t') { floats(3) }) | Task 't' failed: DeclarationException: floats is called inside the running task 't'; declare data outside, and give them to the task with reads:, writes: or updates: (cell 1, line 1)",
            })
    void whatIsWrongIsToldWithItsPlace(String code, String message) {
        assertEquals(message, notebook.fails(code).message());
    }

    private Object requireValue(String code) {
        return Objects.requireNonNull(notebook.run(code));
    }
}
