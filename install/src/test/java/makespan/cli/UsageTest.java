package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void aMisspeltWordIsAnsweredWithTheOneThatWasMeant() {
        assertUsageError(
                "makespan: Unknown option '--reprot'. Did you mean '--report'? (see 'makespan run --help')",
                "run",
                "x.groovy",
                "--reprot=y");
        assertUsageError(
                "makespan: Unknown option '--htlm'. Did you mean '--html'? (see 'makespan notebook --help')",
                "notebook",
                "--htlm=y");
        assertUsageError(
                "makespan: Unknown command 'notebok'. Did you mean 'notebook'? (see 'makespan --help')", "notebok");
    }

    @Test
    void whatIsMissingOrMalformedIsNamed() {
        assertUsageError("makespan: Missing required parameter: 'FILE.groovy' (see 'makespan run --help')", "run");
        assertUsageError(
                "makespan: Value for option '--param' (NAME=VALUE) should be in KEY=VALUE format but was y"
                        + " (see 'makespan run --help')",
                "run",
                "x.groovy",
                "--param",
                "y");
        assertUsageError(
                "makespan: there is no shape 'ring': give one of chain, independent, fan, tree, wavefront, layered,"
                        + " rerun, fib",
                "bench",
                "--shape",
                "ring");
        assertUsageError(
                "makespan: workers must be between 1 and 256, but was 0", "bench", "--quick", "--workers", "0");
        assertUsageError("makespan: repeats must be between 1 and 1000, but was 0", "bench", "--repeats=0");
        assertUsageError(
                "makespan: cannot write 'absent/x.csv': there is no directory '"
                        + Path.of("absent").toAbsolutePath() + "'",
                "bench",
                "--csv=absent/x.csv");
        assertUsageError(
                "makespan: a chart is written to a file ending in .svg or .png, but was 'x.gif'",
                "bench",
                "--chart=x.gif");
        assertUsageError("makespan: there is no file 'absent.groovy'", "run", "absent.groovy");
        assertUsageError("makespan: there is no file 'absent.ipynb'", "notebook", "absent.ipynb");
    }

    @Test
    void jupyterDirectoriesFollowEachSystemsConvention() {
        Path home = Path.of("/home/u");

        assertEquals(home.resolve(".local/share/jupyter"), new JupyterPaths(Map.of(), "Linux", home).userData());
        assertEquals(
                Path.of("/xdg/jupyter"), new JupyterPaths(Map.of("XDG_DATA_HOME", "/xdg"), "Linux", home).userData());
        assertEquals(home.resolve("Library/Jupyter"), new JupyterPaths(Map.of(), "Mac OS X", home).userData());
        assertEquals(
                Path.of("/roaming/jupyter"),
                new JupyterPaths(Map.of("APPDATA", "/roaming"), "Windows 11", home).userData());
        assertEquals(
                Path.of("/data"), new JupyterPaths(Map.of("JUPYTER_DATA_DIR", "/data"), "Windows 11", home).userData());
    }

    private static void assertUsageError(String line, String... arguments) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertEquals(2, Main.run(arguments));
        } finally {
            System.setErr(stderr);
        }
        assertEquals(line + System.lineSeparator(), printed.toString(StandardCharsets.UTF_8));
    }
}
