package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StgReaderTest {
    @Test
    void predecessorsMayReferForwardAndTheTrailerIsLeftOut() throws IOException {
        TimedGraph read = read("2\n 0 0 0\n 2 1.5 1 1\n 1 4 1 0\n 3 0 1 2\n# CP Length : 5.5\n99 99 99\n");

        assertEquals(4, read.graph().size());
        assertEquals("task 2", read.graph().task(1).name());
        assertEquals("task", read.graph().task(1).kind());
        assertArrayEquals(new int[] {2}, read.graph().predecessors(1));
        assertArrayEquals(new double[] {0, 1.5, 4, 0}, read.seconds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | g.stg, line 0: the number of tasks is missing",
                "2 3                   | g.stg, line 1: the first line must be the number of tasks, but has 2 numbers",
                "1/0                   | g.stg, line 2: a task needs id, time and number of predecessors, but the line has 1 number",
                "1/0 x 0               | g.stg, line 2: the time must be a finite number of at least 0, but is 'x'",
                "1/0 -1 0              | g.stg, line 2: the time must be a finite number of at least 0, but is '-1'",
                "1/0 NaN 0             | g.stg, line 2: the time must be a finite number of at least 0, but is 'NaN'",
                "1/0 0x1p3 0           | g.stg, line 2: the time must be a finite number of at least 0, but is '0x1p3'",
                "1/0 2d 0              | g.stg, line 2: the time must be a finite number of at least 0, but is '2d'",
                "1/0 1e999 0           | g.stg, line 2: the time must be a finite number of at least 0, but is '1e999'",
                "1/a 1 0               | g.stg, line 2: the id must be a whole number from 0 to 10000000, but is 'a'",
                "1/0 1 2 5             | g.stg, line 2: task 0 announces 2 predecessors, but names 1",
                "2/0 1 0/0 1 0         | g.stg, line 3: task 0 stands in line 2 already",
                "9/0 1 0               | g.stg, line 2: the file announces 9 tasks, but has 1",
                "2/0 1 1 7/1 1 0       | g.stg, line 2: task 0 names predecessor 7, which is not in the file",
                "2/0 1 1 1/1 1 1 0     | g.stg: Cycle: task 0 → task 1 → task 0",
            })
    void mistakesAreReportedWithTheirLine(String text, String message) {
        FormatException wrong = assertThrows(FormatException.class, () -> read(text.replace('/', '\n')));

        assertEquals(message, wrong.getMessage());
    }

    private static TimedGraph read(String text) throws IOException {
        return StgReader.read(new BufferedReader(new StringReader(text)), "g.stg");
    }
}
