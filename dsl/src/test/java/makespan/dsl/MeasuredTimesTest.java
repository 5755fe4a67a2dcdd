package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makespan.schedule.TimeHistory;
import makespan.schedule.TimeHistoryFile;
import makespan.schedule.TimeKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times that last from session to session. */
class MeasuredTimesTest {
    private final List<String> warnings = new ArrayList<>();

    @Test
    void theFileIsTheOneOfTheEnvironmentOrOfTheUsersCache() {
        Path home = Path.of("/home/ada");
        assertEquals(Optional.of(home.resolve(".cache/makespan/times.tsv")), MeasuredTimes.file(Map.of(), home));
        assertEquals(
                Optional.of(Path.of("/tmp/c/makespan/times.tsv")),
                MeasuredTimes.file(Map.of("XDG_CACHE_HOME", "/tmp/c"), home));
        assertEquals(Optional.of(Path.of("t.tsv")), MeasuredTimes.file(Map.of("MAKESPAN_TIMES", "t.tsv"), home));
        assertEquals(Optional.empty(), MeasuredTimes.file(Map.of("MAKESPAN_TIMES", "off"), home));
    }

    @Test
    void whatOneSessionMeasuredTheNextOneKnows(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/times.tsv");
        String cell = "def t = task('mult', on: [cpu, gpu]) { 1 }\nrun(t, platform: platform { cpu 1; gpu 1 })";
        try (Session session = new Session(new KeepingHost(file))) {
            assertEquals(null, session.evaluate(cell, "cell 1").error());
        }
        TimeHistory known = new TimeHistory();
        new TimeHistoryFile(file).readInto(known);
        List<TimeKey> keys = new ArrayList<>();
        known.forEach((key, nanos) -> keys.add(key));
        assertEquals(
                List.of("mult cpu"),
                keys.stream()
                        .map(key -> key.kind() + " " + key.target().replaceFirst(" .*", ""))
                        .toList());
        MeasuredTimes next = new MeasuredTimes(Optional.of(file), warnings::add);
        assertEquals(1, next.history().count(keys.get(0)));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aFileThatCannotBeUsedIsToldOnceAndLosesNothing(@TempDir Path folder) throws IOException {
        Path blocked = Files.createFile(folder.resolve("file")).resolve("times.tsv");
        MeasuredTimes times = new MeasuredTimes(Optional.of(blocked), warnings::add);
        TimeKey key = new TimeKey("mult", "cpu", "cpu", 0);
        times.history().add(key, 5);
        times.keep();
        times.keep();
        assertEquals(1, times.history().count(key));
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("measured times in '" + blocked + "'"), warnings.get(0));
    }

    /** A host that keeps times in a file. */
    private static final class KeepingHost extends RecordingHost {
        private final Path file;

        KeepingHost(Path file) {
            this.file = file;
        }

        @Override
        public Optional<Path> timesFile() {
            return Optional.of(file);
        }
    }
}
