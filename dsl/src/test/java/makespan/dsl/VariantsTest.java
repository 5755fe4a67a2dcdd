package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makespan.runtime.RunResult;
import makespan.trace.Choice;
import makespan.trace.Fallback;
import makespan.trace.TaskEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that can run on several devices, of which the others are emulated. */
class VariantsTest {
    private static final String MACHINE = """
            machine = platform {
                cpu 1
                gpu 'H200', speed: 20, memory: 1.GB, watts: 700
                npu 'Hailo', speed: 4
                link cpu, gpu, bandwidth: 10.GBps, latency: 5.us
                link cpu, npu, bandwidth: 1.GBps, latency: 50.us
            }
            """;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void aBodyRunsWhereOnSays() {
        notebook.run(MACHINE + """
                def a = task(on: gpu, cost: 1.ms) { 1 }
                def b = task(a, on: npu, cost: 1.ms) { it + 1 }
                def c = task(b, on: 'Hailo', cost: 1.ms) { it + 1 }
                def d = task(c) { it + 1 }
                run(d, platform: machine)""");
        assertEquals(Map.of("a", "H200", "b", "Hailo", "c", "Hailo", "d", "cpu"), places());
        assertEquals(4, notebook.run("d()"));
    }

    @Test
    void theWayThatEndsFirstIsTaken() {
        notebook.run(MACHINE + """
                def x = floats(1000)
                def quickThere = task(updates: x, on: [cpu, gpu], cost: [cpu: 40.ms, gpu: 2.ms]) { it[0] += 1 }
                def quickHere = task(updates: x, on: [gpu, cpu], cost: [cpu: 1.us, gpu: 20.ms]) { it[0] += 1 }
                run(quickHere, platform: machine)""");
        assertEquals(Map.of("quickThere", "H200", "quickHere", "cpu"), places());
        assertEquals(2f, notebook.run("x[0]"));
    }

    @Test
    void aTimeWithoutADeviceIsThatOfAWorkerAndOthersAreAsMuchFasterAsTheySay() {
        notebook.run(MACHINE + "def t = task(on: [cpu, npu, gpu], cost: 20.ms) { 1 }\nrun(t, platform: machine)");
        assertEquals(Map.of("t", "H200"), places());
    }

    @Test
    void variantsAreFurtherWaysToDoATask() {
        notebook.run(MACHINE + """
                def n = task { 20 }
                def t = task(n, cost: 30.ms, variant(gpu, cost: 1.ms) { k -> "gpu $k" as String }) { k -> "cpu $k" as String }
                run(t, platform: machine)""");
        assertEquals("gpu 20", notebook.run("t()"));
    }

    @Test
    void aTaskMayHaveVariantsAlone() {
        notebook.run(MACHINE + """
                def t = task(variant(npu, cost: 9.ms) { 'npu' }, variant([gpu, 'H100'], cost: 1.ms) { 'gpu' })
                run(t, platform: machine)""");
        assertEquals("gpu", notebook.run("t()"));
        assertEquals("t", notebook.lastRun().graph().task(0).name());
    }

    @Test
    void variantsMayComeFromAList() {
        notebook.run(MACHINE + """
                def n = task { 20 }
                def ways = [variant(gpu, cost: 1.ms) { "gpu $it" as String }]
                def t = task(n, *ways, cost: 30.ms) { "cpu $it" as String }
                def u = task(n, *[]) { "cpu $it" as String }
                run([t, u], platform: machine)""");
        assertEquals("gpu 20 cpu 20", notebook.run("t() + ' ' + u()"));
    }

    @Test
    void aVariantReadsOtherTasks() {
        notebook.run(MACHINE + """
                def a = task { 7 }
                def b = task(variant(gpu, cost: 1.ms) { a() + 1 })
                run(b, platform: machine)""");
        assertEquals(8, notebook.run("b()"));
        assertEquals(2, notebook.lastRun().graph().size());
    }

    @Test
    void aWayThatFailsIsLeftForTheNext() {
        notebook.run(MACHINE + """
                def t = task(cost: 50.ms, variant(gpu, cost: 1.ms) { throw new IOException('no such engine') }) { 'cpu' }
                run(t, platform: machine)""");
        assertEquals("cpu", notebook.run("t()"));
        List<Fallback> fallbacks = notebook.lastRun().trace().devices().fallbacks();
        assertEquals(1, fallbacks.size());
        assertTrue(fallbacks.get(0).reason().contains("no such engine"), fallbacks.get(0)::reason);
    }

    @Test
    void aPlacementIsChosenByItsName() {
        notebook.run(MACHINE
                + "def t = task(on: [cpu, gpu], cost: 5.ms) { 1 }\nrun(t, platform: machine, placement: 'heft')");
        assertEquals(
                Choice.Reason.PLAN,
                notebook.lastRun().trace().devices().choices().get(0).reason());
        assertEquals(
                "run: the placement must be one of work-stealing, earliest-finish, heft, but was 'hept'. Did you mean 'heft'?"
                        + " (cell 2, line 1)",
                notebook.fails("run(t, platform: machine, placement: 'hept')").message());
    }

    @Test
    void dataMoveWhereTheyAreNeededAndComeHome() {
        notebook.run(MACHINE + """
                def x = floats(1000) { 1 }
                def a = task(updates: x, on: gpu, cost: 1.ms) { xs -> for (int i = 0; i < xs.length; i++) xs[i] += 1 }
                def b = task(updates: x, on: npu, cost: 1.ms) { xs -> for (int i = 0; i < xs.length; i++) xs[i] *= 10 }
                run(b, platform: machine)""");
        assertEquals(20f, notebook.run("x[999]"));
        assertTrue(notebook.lastRun().trace().devices().transfers().size() >= 3);
    }

    @Test
    void aBodyThatWasChangedIsMeasuredAnew() {
        String again = "run(task('t', on: [cpu, gpu]) { 1 }, platform: machine)";
        notebook.run(MACHINE + again);
        String first = version();
        notebook.run("// in another place\n" + again);
        String same = version();
        notebook.run(again.replace("{ 1 }", "{ 2 }"));

        assertEquals(first, same);
        assertNotEquals(first, version());
    }

    private String version() {
        return notebook.lastRun().graph().task(0).variants().get(0).body().version();
    }

    @Test
    void aSimulationAndAGraphOfItsOwnKnowTheWordsToo() {
        notebook.run(MACHINE + """
                def g = graph('own') {
                    def x = ints(4)
                    def a = task(writes: x, on: [gpu, cpu], cost: 1.ms) { xs -> xs[2] = 5 }
                    task('b', reads: x) { xs -> xs[2] }
                }
                def r = run(g, platform: machine)
                simulate(r, platform: machine)""");
        assertEquals(2, notebook.lastRun().graph().size());
        assertEquals(1, notebook.lastRun().graph().edgeCount());
    }

    @Test
    void devicesShowsWhatIsHereOrWhyNothingIs() {
        String text = String.valueOf(notebook.run("devices"));
        assertTrue(text.contains("OpenCL"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "task('t', variant(cpu) { 1 }) { 2 } | Task 't' (cell 1, line 1) has two ways to run on 'cpu'; the body is one unless on: says otherwise",
                "task('t', on: [gpu], variant(gpu) { 1 }) { 2 } | Task 't' (cell 1, line 1) has two ways to run on 'gpu'; it can have one",
                "task('t', cost: [gpu: 1.ms]) { 2 } | Task option 'cost' at cell 1, line 1 names 'gpu', on which the task cannot run. It can on cpu.",
                "task('t', cost: 5) { 2 } | Task option 'cost' at cell 1, line 1 must be a duration of more than 0, as in 40.ms, or one for each device, as in [gpu: 3.ms], but was 5 (Integer)",
                "variant(gpu, cost: 0.ms) { } | variant option 'cost' must be a duration of more than 0, as in 3.ms, but was PT0S (Duration) (cell 1, line 1)",
                "variant(gpu, price: 1) { } | Unknown variant option 'price' at cell 1, line 1. Known: cost.",
                "variant([]) { } | A variant's device at cell 1, line 1 must be cpu, io, gpu, npu, the name of a device such as 'H200', or a list of those in order of liking, but was [] (ArrayList)",
                "variant(gpu, 42) | A variant takes a device and a body in braces or the launch of a kernel, but was given 42 (Integer) (cell 1, line 1)",
                "task('t', variant(gpu) { a, b -> a }) | Task 't' (cell 1, line 1) has 0 inputs, but its body takes 2 values",
                "run(task('t') { 1 }, platform: 'H200') | run option 'platform' must be a platform { … }, but was 'H200' (cell 1, line 1)",
                "run(task('t') { 1 }, platform: platform { cpu 2, speed: 3 }) | workers are as fast as this machine: 'cpu' cannot be emulated with speed 3.0; leave it out, or simulate (cell 1, line 1)",
                "platform { gpu 'H', watts: -1 } | the power of 'H' must be finite and at least 0 W, but was -1.0 (cell 1, line 1)",
                "platform { npu 1; link npu, cpu, bandwidth: 1.GBps } | a link names 'cpu', which the platform does not have. Did you mean 'npu'? Known: npu. (cell 1, line 1)",
            })
    void whatIsWrongIsToldWithItsPlace(String code, String message) {
        assertEquals(message, notebook.fails(code).message());
    }

    /** Returns where each task of the latest run ran: the name of a device, or cpu. */
    private Map<String, String> places() {
        RunResult run = notebook.lastRun();
        Map<String, String> places = new TreeMap<>();
        for (TaskEvent event : run.trace().events()) {
            String lane = run.trace().lanes().get(event.lane()).name();
            places.put(run.graph().task(event.task()).name(), event.lane() < run.workers() ? "cpu" : lane);
        }
        return places;
    }
}
