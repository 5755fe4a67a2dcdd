package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.analysis.SimulationStudy;
import makespan.schedule.TaskTimes;
import makespan.trace.Lane;
import makespan.trace.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private void runADiamond() {
        notebook.run("""
                def a = task { 1 }
                def b = task(a) { it }
                def c = task(a) { it }
                def d = task(b, c) { x, y -> x + y }
                run(d)""");
    }

    private SimulationStudy simulated(String code) {
        notebook.run(code);
        List<Object> displayed = notebook.host.displayed;
        return assertInstanceOf(SimulationStudy.class, displayed.get(displayed.size() - 1));
    }

    @Test
    void theTimesAreThoseOfTheLatestRun() {
        runADiamond();
        double[] seconds = TaskTimes.of(notebook.lastRun().trace());

        SimulationStudy study = simulated("simulate(d, workers: [4, 1])");

        assertEquals(
                List.of(1, 4),
                study.points().stream().map(SimulationStudy.Point::processors).toList());
        double alone = seconds[0] + seconds[1] + seconds[2] + seconds[3];
        double span = seconds[0] + Math.max(seconds[1], seconds[2]) + seconds[3];
        assertEquals(alone, study.points().get(0).makespan().median(), 1e-9);
        assertEquals(span, study.points().get(1).makespan().median(), 1e-9);
        assertEquals(Trace.Origin.SIMULATED, study.last().origin());
        assertEquals(4, study.last().workers());
    }

    @Test
    void aPartTheSessionARunAndAGraphAreSimulatedToo() {
        runADiamond();
        assertEquals(2, simulated("simulate(b)").graph().size());
        assertEquals(3, simulated("simulate([b, c], workers: 2)").graph().size());
        assertEquals(4, simulated("simulate(workers: 2)").graph().size());
        assertEquals(4, simulated("simulate(run, workers: 2)").graph().size());
        notebook.run("def g = graph('own') { task('x') { 1 } }\nrun(g)");
        assertEquals("own", simulated("simulate(g)").graph().name());
    }

    @Test
    void workStealingAndNoiseAreRepeatedByTheirSeed() {
        runADiamond();
        String code = "simulate(d, policy: 'work-stealing', workers: 2, noise: 'lognormal:0.2', seed: 7, repeats: 5)";
        SimulationStudy study = simulated(code);

        assertEquals(study.points(), simulated(code).points());
        assertEquals("work-stealing", study.policy());
        assertEquals("lognormal:0.2, seed 7, 5 repeats", study.noise());
        assertTrue(study.points().get(0).makespan().low()
                < study.points().get(0).makespan().high());
    }

    @Test
    void aPlatformTakesThePlaceOfWorkers() {
        runADiamond();
        notebook.run("def p = platform { cpu 1; gpu 'H200', speed: 40, memory: 80.GB }");

        SimulationStudy study = simulated("simulate(d, platform: p)");

        assertEquals("heft", study.policy());
        assertEquals(
                List.of("cpu", "H200"),
                study.last().lanes().stream().map(Lane::name).toList());
        assertEquals(
                "cpu, H200 of speed 40 (the memory of 'H200' is not simulated: data are never too large for it)",
                study.machine());
        assertTrue(study.points().get(0).speedup().orElseThrow() >= 0.999, "no slower than the gpu alone");
        assertEquals(
                "earliest-finish",
                simulated("simulate(d, platform: p, policy: 'earliest-finish')").policy());
    }

    @Test
    void whatWasNotMeasuredCannotBeSimulated() {
        String message = "Task 'a' was not measured yet: run it once, and simulate takes the times of the latest run"
                + " (cell %d, line 2)";
        assertEquals(
                message.formatted(1),
                notebook.fails("def a = task { 1 }\nsimulate(a)").message());
        notebook.run("def b = task { 2 }\nrun(b)");
        assertEquals(message.formatted(3), notebook.fails("\nsimulate(graph)").message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "worker: 2 | Unknown simulate option 'worker' at cell 2, line 1. Did you mean 'workers'?",
                "workers: 0 | simulate option 'workers' must be numbers between 1 and 1000000, as in 1..8 or [1, 2, 4], but was 0 (Integer) (cell 2, line 1)",
                "policy: 'hlfed' | simulate option 'policy': the policy must be one of hlfet, cpmisf, fifo, lpt, work-stealing, heft, cpop, peft, earliest-finish, but was 'hlfed'. Did you mean 'hlfet'? (cell 2, line 1)",
                "policy: 'heft' | 'heft' is for unlike processors: give a platform, as in simulate(platform: platform { cpu 4 }) (cell 2, line 1)",
                "policy: 'lpt', platform: platform { cpu 2 } | 'lpt' is for equal workers: on a platform choose heft, cpop, peft or earliest-finish (cell 2, line 1)",
                "workers: 2, platform: platform { cpu 2 } | simulate takes workers or a platform, not both (cell 2, line 1)",
                "platform: 'P' | simulate option 'platform' must be a platform { … }, but was 'P' (cell 2, line 1)",
                "noise: 'gauss' | simulate option 'noise': noise must be none, lognormal:CV, uniform:FRACTION or stragglers:SHARE:TIMES, such as lognormal:0.2, but was 'gauss' (cell 2, line 1)",
                "repeats: 0 | simulate option 'repeats' must be a whole number between 1 and 100000, but was 0 (Integer) (cell 2, line 1)",
                "seed: 'x' | simulate option 'seed' must be a whole number, but was 'x' (cell 2, line 1)",
            })
    void optionsAreChecked(String options, String message) {
        runADiamond();
        CellError error = notebook.fails("simulate(d, " + options + ")");
        assertEquals(message, error.message());
        assertTrue(error.usage());
    }

    @Test
    void onlyWhatHasTasksIsSimulated() {
        assertEquals(
                "simulate takes handles of tasks, a graph or a run, but was given 42 (Integer) (cell 1, line 1)",
                notebook.fails("simulate(42)").message());
    }
}
