package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    private Path directory;

    @Test
    void oneShapeIsComparedAndWrittenToAFile() throws Exception {
        Cli bench = Cli.run(
                directory, "bench", "--quick", "--shape", "rerun", "--repeats=1", "--csv=x.csv", "--chart=x.png");

        assertEquals("", bench.err());
        assertEquals(0, bench.exitCode());
        assertTrue(
                bench.out().startsWith("makespan bench --quick --shape rerun --repeats=1 --csv=x.csv --chart=x.png\n"),
                bench.out());
        assertTrue(bench.out().contains(": median ns per task\n"), bench.out());
        assertTrue(Files.size(directory.resolve("x.png")) > 10_000);
        List<String> contestants = Files.readAllLines(directory.resolve("x.csv")).stream()
                .skip(1)
                .map(line -> line.replaceFirst(",.*", ""))
                .toList();
        assertTrue(
                contestants.containsAll(List.of("makespan", "makespan-traced", "forkjoin", "completablefuture")),
                contestants.toString());
    }
}
