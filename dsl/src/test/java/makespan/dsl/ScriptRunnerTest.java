package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunnerTest {
    @TempDir
    private Path folder;

    private ScriptOutcome run(String code, String... parameters) throws IOException {
        Path script = Files.writeString(folder.resolve("build.groovy"), code);
        Map<String, String> given = parameters.length == 0 ? Map.of() : Map.of(parameters[0], parameters[1]);
        return ScriptRunner.run(script, ScriptOptions.withWorkers(2).withParameters(given));
    }

    private static String message(ScriptOutcome outcome) {
        return Objects.requireNonNull(outcome.error()).message();
    }

    @Test
    void aScriptIsOneCell() throws IOException {
        ScriptOutcome outcome = run("""
                #!/usr/bin/env makespan run
                params { n = 3 }
                def rows = task { (1..params.n).toList() }
                def total = task(rows) { it.sum() }
                run(total)
                show 'done'
                """, "n", "4");
        assertNull(outcome.error());
        assertEquals(0, outcome.exitCode());
        assertEquals(2, outcome.displayed().size());
        assertEquals(10, outcome.lastRun().orElseThrow().value("total"));
        assertEquals(2, outcome.lastRun().orElseThrow().workers());
    }

    @Test
    void aVariableMayBeCalledAsTheFile() throws IOException {
        ScriptOutcome outcome = run("def build = task { 42 }\nrun(build)\ndef twice() { 1 / 0 }\ntwice()");
        List<String> traceback = Objects.requireNonNull(outcome.error()).traceback();
        assertTrue(traceback.toString().contains("build.groovy, line 3"), traceback::toString);
        assertEquals(42, outcome.lastRun().orElseThrow().value("build"));
    }

    @Test
    void linesAreThoseOfTheFile() throws IOException {
        ScriptOutcome outcome =
                run("#!/usr/bin/env makespan\n\ndef t = task {\n    throw new IOException('disk')\n}\nrun(t)");
        assertEquals("Task 't' failed: IOException: disk (build.groovy, line 4)", message(outcome));
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.lastRun().isPresent());
    }

    @Test
    void anUnknownParameterIsRefusedBeforeTheWork() throws IOException {
        ScriptOutcome outcome = run("params { path = 'a'; n = 1 }\nthrow new Error('worked')", "pth", "b");
        assertEquals("Unknown parameter 'pth'. Did you mean 'path'?", message(outcome));
        assertEquals(2, outcome.exitCode());
        assertEquals("Unknown parameter 'zzz'. There are no parameters.", message(run("1 + 1", "zzz", "b")));
        assertEquals(
                "Unknown parameter 'zzz'. Known: a, b.",
                message(run("params { a = 1 }\nparams { b = 2 }", "zzz", "b")));
    }

    @Test
    void declarationsAreCheckedAtTheEndThoughNothingIsRun() throws IOException {
        ScriptOutcome outcome = run("def load = task { }\ndef clean = task(after: 'laod') { }");
        assertEquals(
                "Task 'clean' (build.groovy, line 2) runs after unknown task 'laod'. Did you mean 'load'?",
                message(outcome));
        assertEquals(2, outcome.exitCode());
    }

    @Test
    void aScriptThatDoesNotCompile() throws IOException {
        ScriptOutcome outcome = run("def a = 1\ndef b = )");
        assertEquals("Unexpected ')' (build.groovy, line 2, column 9)", message(outcome));
        assertEquals(2, outcome.exitCode());
    }
}
