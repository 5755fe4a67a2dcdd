package makespan.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeHistoryTest {
    private static final TimeKey GEMM = new TimeKey("gemm", "opencl", "pocl", 4096);
    private static final TimeKey ODD = new TimeKey("tab\there\\t\nand there", "cpu", "cpu", 0);

    @TempDir
    private Path folder;

    @Test
    void theMeanOfTheMiddleHalfOfTheTimesIsExpected() {
        assertEquals(OptionalLong.empty(), expected());
        assertEquals(OptionalLong.of(7), expected(7));
        assertEquals(OptionalLong.of(100), expected(900, 100));
        assertEquals(OptionalLong.of(110), expected(900, 100, 110));
        assertEquals(OptionalLong.of(45), expected(1_000_000, 10, 20, 30, 60, 40, 50, 2_000_000));
    }

    @Test
    void whatTasksTakeByNowIsExpectedSoonerOrLater() {
        TimeHistory history = new TimeHistory();
        for (int i = 0; i < 1000; i++) {
            history.add(GEMM, 1_000_000);
        }
        for (int i = 0; i < 1000; i++) {
            history.add(GEMM, 10);
        }

        assertEquals(OptionalLong.of(10), history.expectedNanos(GEMM));
        assertEquals(TimeHistory.KEPT, history.count(GEMM));
    }

    /** Such as bands of a picture, of which those in the middle take long and are not the last ones. */
    @Test
    void thoseThatEndLastDoNotStandForAll() {
        TimeHistory history = new TimeHistory();
        for (int run = 0; run < 5; run++) {
            for (int band = 0; band < 128; band++) {
                history.add(GEMM, band >= 32 && band < 96 ? 1000 : 10);
            }
        }

        long expected = history.expectedNanos(GEMM).orElseThrow();

        assertTrue(expected > 100 && expected < 900, () -> "expected " + expected);
    }

    private static OptionalLong expected(long... nanos) {
        TimeHistory history = new TimeHistory();
        for (long each : nanos) {
            history.add(GEMM, each);
        }
        return history.expectedNanos(GEMM);
    }

    @Test
    void aNegativeTimeIsRefused() {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> new TimeHistory().add(GEMM, -1));

        assertEquals("a measured time must be at least 0 ns, but was -1", refused.getMessage());
    }

    @Test
    void aFileKeepsTheTimesInTheirOrder() throws IOException {
        Path file = folder.resolve("cache/times.tsv");
        TimeHistory history = new TimeHistory();
        for (int i = 1; i <= 2 * TimeHistory.KEPT + 3; i++) {
            history.add(GEMM, i);
        }
        history.add(ODD, 7);

        new TimeHistoryFile(file, "here").write(history);
        TimeHistory read = new TimeHistory();
        new TimeHistoryFile(file, "here").readInto(read);

        assertEquals(text(history), text(read));
        assertArrayEquals(
                new String[] {"times.tsv"}, folder.resolve("cache").toFile().list());
    }

    @Test
    void timesOfAnotherMachineStayAndAreNotRead() throws IOException {
        Path file = folder.resolve("times.tsv");
        TimeHistory there = new TimeHistory();
        there.add(GEMM, 5);
        new TimeHistoryFile(file, "there").write(there);

        TimeHistory here = new TimeHistory();
        new TimeHistoryFile(file, "here").readInto(here);
        assertEquals("", text(here));

        here.add(GEMM, 9);
        new TimeHistoryFile(file, "here").write(here);
        TimeHistory again = new TimeHistory();
        new TimeHistoryFile(file, "there").readInto(again);
        assertEquals(text(there), text(again));
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        Path file = folder.resolve("times.tsv");
        TimeHistoryFile history = new TimeHistoryFile(file, "here");
        for (String content : List.of(
                "",
                "something else",
                "makespan times 1\nhere\tgemm\topencl\tpocl\tmany\t1\n",
                "makespan times 1\nhere\tgemm\topencl\tpocl\t-1\t1\nhere\tgemm\n",
                "makespan times 1\nhere\tgemm\topencl\tpocl\t1\t-5,x\n")) {
            Files.writeString(file, content);
            TimeHistory read = new TimeHistory();
            history.readInto(read);
            assertEquals("", text(read), content);
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        TimeHistory read = new TimeHistory();
        history.readInto(read);
        assertEquals("", text(read));
    }

    private static String text(TimeHistory history) {
        StringBuilder text = new StringBuilder();
        history.forEach(
                (key, nanos) -> text.append(key).append(Arrays.toString(nanos)).append('\n'));
        return text.toString();
    }
}
