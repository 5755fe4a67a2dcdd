package makespan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TbbProgramTest {
    @TempDir
    private Path directory;

    @Test
    void withoutACompilerItSaysWhatToInstall() {
        ContestantFailure failure =
                assertThrows(ContestantFailure.class, () -> TbbProgram.challengers("no-such-compiler", directory));

        assertEquals("it needs g++ and oneTBB; on Debian: apt-get install g++ libtbb-dev", failure.getMessage());
    }

    @Test
    void theCacheFollowsTheConvention() {
        assertEquals(Path.of("/c/makespan"), TbbProgram.cache(Map.of("XDG_CACHE_HOME", "/c")));
        assertTrue(TbbProgram.cache(Map.of()).endsWith(".cache/makespan"));
    }

    @Test
    void itRunsTheSameGraphsAsJava() throws Exception {
        for (Challenger challenger : compiled()) {
            ContestantProcess process =
                    ContestantProcess.start(challenger.label(), challenger.command(), Duration.ofSeconds(60));
            try (process) {
                assertTrue(process.greet() > 0);
                for (Shape shape : Shape.values()) {
                    if (shape.isGraph()) {
                        FlatGraph graph = shape.graph(2_000);
                        ContestantProcess.Prepared prepared =
                                process.prepare(new Setup(shape, 2_000, 1, 0, 2), Duration.ofMillis(1));

                        assertEquals(graph.fingerprint(), prepared.fingerprint(), shape.label());
                        assertEquals(graph.size(), prepared.tasks(), shape.label());
                        assertTrue(process.run().nanos() > 0);
                    }
                }
                assertTrue(process.memory() > 0);
            }
        }
        try (Stream<Path> kept = Files.list(directory)) {
            assertEquals(1, kept.count(), "the program alone");
        }
    }

    private List<Challenger> compiled() throws InterruptedException {
        try {
            return TbbProgram.challengers("g++", directory);
        } catch (ContestantFailure e) {
            return abort(e.getMessage());
        }
    }
}
