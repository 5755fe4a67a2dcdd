package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GustafsonTest {
    /** The values marked along the line of figure 2b of the paper, for one to four per cent. */
    @Test
    void thePublishedSpeedupsOn1024ProcessorsComeOut() {
        double[] published = {1024, 1014, 1004, 993, 983};
        for (int percent = 0; percent < published.length; percent++) {
            assertEquals(published[percent], Math.rint(Gustafson.speedup(percent / 100.0, 1024)), percent + " %");
        }
    }

    @Test
    void aSerialRunHasNoSpeedupOnAnyNumberOfWorkers() {
        assertEquals(1, Gustafson.speedup(1, 1));
        assertEquals(1, Gustafson.speedup(1, 64));
    }

    @Test
    void whatIsNoFractionAndNoNumberOfWorkersIsRefused() {
        assertEquals(
                "serial fraction must be between 0 and 1, but was 1.5",
                assertThrows(IllegalArgumentException.class, () -> Gustafson.speedup(1.5, 4))
                        .getMessage());
        assertEquals(
                "serial fraction must be between 0 and 1, but was NaN",
                assertThrows(IllegalArgumentException.class, () -> Gustafson.speedup(Double.NaN, 4))
                        .getMessage());
        assertEquals(
                "workers must be at least 1, but was 0",
                assertThrows(IllegalArgumentException.class, () -> Gustafson.speedup(0.5, 0))
                        .getMessage());
    }
}
