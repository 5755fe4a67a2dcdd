package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    private Path directory;

    @Test
    void oneShapeIsRunAndWrittenToAFile() throws Exception {
        Cli bench = Cli.run(
                directory,
                "bench",
                "--quick",
                "--shape=tree",
                "--tasks=5000",
                "--repeats=1",
                "--csv=x.csv",
                "--chart=x.png");

        assertEquals("", bench.err());
        assertEquals(0, bench.exitCode());
        assertTrue(
                bench.out()
                        .startsWith("makespan bench --quick --shape=tree --tasks=5000 --repeats=1 --csv=x.csv"
                                + " --chart=x.png\n"),
                bench.out());
        assertTrue(bench.out().contains("makespan alone, in a heap of 4 GB\n"), bench.out());
        assertTrue(bench.out().contains(", 5,000 tasks: median ns per task\n"), bench.out());
        assertTrue(Files.size(directory.resolve("x.png")) > 3_000);
        assertTrue(Files.readString(directory.resolve("x.csv")).contains("\nmakespan,tree,5000,1,0,"));
    }

    @Test
    void aSizeIsNotCheckedAndMustMakeSense() throws Exception {
        Cli check = Cli.run(directory, "bench", "--check", "--tasks=5000");
        Cli few = Cli.run(directory, "bench", "--tasks=5");

        assertEquals(2, check.exitCode());
        assertTrue(check.err().contains("--check is about the usual numbers of tasks: leave out --tasks"), check.err());
        assertEquals(2, few.exitCode());
        assertTrue(few.err().contains("tasks must be between 100 and 100000000, but was 5"), few.err());
    }
}
