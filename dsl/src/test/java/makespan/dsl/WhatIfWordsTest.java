package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.analysis.WhatIfStudy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking what a run would be like. */
class WhatIfWordsTest {
    private final Notebook notebook = new Notebook();

    @BeforeEach
    void declare() {
        notebook.run("def load = task { 1 }\ndef parse = task(load) { it }\ndef other = task { 2 }");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private WhatIfStudy study(String code) {
        notebook.run("def study = " + code);
        return assertInstanceOf(WhatIfStudy.class, notebook.host.displayed.get(notebook.host.displayed.size() - 1));
    }

    @Test
    void aRunAHandleAndAGraphAreAskedAbout() {
        notebook.run("run(parse)");
        List<String> changes = List.of("'load' 4× faster", "without 'parse'", "on 64 workers");
        String block = " { faster 'load', 4; without 'parse'; workers 64 }";
        assertEquals(changes, study("whatIf(run)" + block).changes());
        assertEquals(changes, study("whatIf(parse)" + block).changes());
        notebook.run("def g = graph('g') { task('x') { 1 } }\nrun(g)");
        assertEquals(
                List.of("'x' 2× faster"), study("whatIf(g) { faster 'x', 2 }").changes());
        assertEquals(List.of(), study("whatIf(g)").changes());
    }

    @Test
    void ofAHandleTheLatestRunIsTakenThoughAnotherGraphRanSince() {
        notebook.run("def first = run(parse)\ndef second = run(parse)\nrun(other)");
        WhatIfStudy study = study("whatIf(parse) { workers 3 }");
        assertSame(notebook.run("second.trace()"), study.run().trace());
    }

    @Test
    void aNameUsesVariablesOfTheCell() {
        notebook.run("run(parse)\ndef times = 3");
        assertEquals(
                List.of("'load' 3× faster"),
                study("whatIf(run) { faster load.name(), times }").changes());
    }

    @Test
    void anUnknownNameIsReportedWithItsPlace() {
        notebook.run("run(parse)");
        CellError error = notebook.fails("whatIf(run) {\n  faster 'laod', 2 }");
        assertEquals(
                "Graph 'parse' has no task and no kind 'laod'. Did you mean 'load'? (cell 3, line 2)", error.message());
        assertTrue(error.usage());
        assertEquals(
                "workers must be between 1 and 1000000, but was 0 (cell 4, line 1)",
                notebook.fails("whatIf(run) { workers 0 }").message());
        assertEquals(
                "how many times faster 'load' is must be finite and above 0, but was -1.0 (cell 5, line 1)",
                notebook.fails("whatIf(run) { faster 'load', -1 }").message());
    }

    @Test
    void anotherDeviceIsRefused() {
        notebook.run("run(parse)");
        assertEquals(
                "whatIf cannot move tasks to another device: a replay knows equal workers and I/O only; faster 'name', 4"
                        + " tells what a device 4 times as fast would save at most (cell 3, line 1)",
                notebook.fails("whatIf(run) { on 'gpu', 'load' }").message());
    }

    @Test
    void whatWasNotRunCannotBeAskedAbout() {
        assertEquals(
                "whatIf needs a run, but task 'parse' was not run on its own: run it first, or ask of the latest run"
                        + " with whatIf(run) (cell 2, line 1)",
                notebook.fails("whatIf(parse) { workers 2 }").message());
    }
}
