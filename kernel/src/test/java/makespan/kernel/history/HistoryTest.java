package makespan.kernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import makespan.kernel.wire.KernelLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void aSessionSeesItsOwnCellsWithTheirResults() {
        History history = begin();

        history.add(1, "1 + 1", "2");
        history.add(2, "println 'x'", null);

        assertEquals(
                List.of(new HistoryEntry(1, 1, "1 + 1", "2"), new HistoryEntry(1, 2, "println 'x'", null)),
                history.tail(10));
        assertEquals(List.of(new HistoryEntry(1, 2, "println 'x'", null)), history.tail(1));
        assertEquals(List.of(), history.tail(0));
    }

    @Test
    void aLaterSessionSeesWhatEarlierOnesExecuted() {
        begin().add(1, "first\n'é😀'", "1");
        begin().add(1, "second", "2");
        History third = begin();
        third.add(1, "third", "3");

        assertEquals(
                List.of(
                        new HistoryEntry(1, 1, "first\n'é😀'", null),
                        new HistoryEntry(2, 1, "second", null),
                        new HistoryEntry(3, 1, "third", "3")),
                third.tail(10));
        assertEquals(List.of(new HistoryEntry(2, 1, "second", null)), third.range(-1, 0, 9));
        assertEquals(List.of(new HistoryEntry(1, 1, "first\n'é😀'", null)), third.range(1, 1, 2));
        assertEquals(List.of(new HistoryEntry(3, 1, "third", "3")), third.range(0, 1, 2));
        assertEquals(List.of(), third.range(-3, 0, 9));
        assertEquals(List.of(new HistoryEntry(2, 1, "second", null)), third.search("s?co*", 10, false));
    }

    @Test
    void aSearchForUniqueCellsTakesTheLatestOfEach() {
        begin().add(1, "a", null);
        History history = begin();
        history.add(1, "b", null);
        history.add(2, "a", null);
        history.add(3, "a.b", null);

        assertEquals(
                List.of(new HistoryEntry(2, 1, "b", null), new HistoryEntry(2, 2, "a", null)),
                history.search("?", 10, true));
        assertEquals(List.of(new HistoryEntry(2, 2, "a", null)), history.search("?", 1, false));
        assertEquals(List.of(), history.search("a?", 10, false));
    }

    @Test
    void sessionsSideBySideDoNotMeet() {
        History one = begin();
        History other = begin();

        one.add(1, "one", null);
        other.add(1, "other", null);
        one.add(2, "one again", null);

        assertEquals(
                List.of("one", "one again"),
                one.range(0, 0, 9).stream().map(HistoryEntry::input).toList());
        assertEquals(
                List.of("other"),
                other.range(0, 0, 9).stream().map(HistoryEntry::input).toList());
    }

    @Test
    void aSessionThatExecutesNothingLeavesNoFile() throws IOException {
        assertEquals(List.of(), begin().tail(5));

        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aLineThatACrashCutShortIsSkipped() throws IOException {
        begin().add(1, "whole", null);
        Files.writeString(folder.resolve("1.jsonl"), "{\"line\": 2, \"inp", StandardOpenOption.APPEND);

        assertEquals(List.of(new HistoryEntry(1, 1, "whole", null)), begin().tail(5));
    }

    @Test
    void aFolderThatCannotBeWrittenCostsNothingButTheLaterSessions() throws IOException {
        Path file = Files.createFile(folder.resolve("in-the-way"));
        History history = new History(HistoryFolder.at(file), new KernelLog(new PrintStream(log, true)));

        history.add(1, "a", null);
        history.add(2, "b", null);

        assertEquals(2, history.tail(5).size());
        String logged = log.toString(StandardCharsets.UTF_8);
        assertTrue(logged.startsWith("makespan kernel: this session's history will not be kept in " + file), logged);
        assertEquals(1, logged.lines().count());
    }

    @Test
    void theOldestOfAThousandSessionsGoes() throws IOException {
        for (int i = 1; i <= HistoryFolder.MAX_SESSIONS + 2; i++) {
            Files.createFile(folder.resolve(i + ".jsonl"));
        }

        begin().add(1, "newest", null);

        assertFalse(Files.exists(folder.resolve("3.jsonl")));
        assertTrue(Files.exists(folder.resolve("4.jsonl")));
        assertTrue(Files.exists(folder.resolve((HistoryFolder.MAX_SESSIONS + 3) + ".jsonl")));
    }

    @Test
    void theFilesAreTheirOwnersAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path made = folder.resolve("deeper/history");

        new History(HistoryFolder.at(made), new KernelLog(System.err)).add(1, "secret", null);

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("1.jsonl"))));
    }

    @Test
    void theFolderLiesWhereTheSystemKeepsSuchData() {
        Path home = Path.of("/home/ada");

        assertEquals("/home/ada/.local/state/makespan/history", folder(Map.of(), "Linux", home));
        assertEquals("/s/makespan/history", folder(Map.of("XDG_STATE_HOME", "/s"), "Linux", home));
        assertEquals("/home/ada/Library/Application Support/makespan/history", folder(Map.of(), "Mac OS X", home));
        assertEquals("/l/makespan/history", folder(Map.of("LOCALAPPDATA", "/l"), "Windows 11", home));
        assertEquals("/named", folder(Map.of("MAKESPAN_HISTORY", "/named"), "Linux", home));
        assertEquals("no folder", folder(Map.of("MAKESPAN_HISTORY", "off"), "Linux", home));
    }

    private static String folder(Map<String, String> environment, String system, Path home) {
        return HistoryFolder.of(environment, system, home).toString();
    }

    private History begin() {
        return new History(HistoryFolder.at(folder), new KernelLog(new PrintStream(log, true)));
    }
}
