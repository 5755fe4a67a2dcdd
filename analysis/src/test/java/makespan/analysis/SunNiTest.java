package makespan.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SunNiTest {
    @Test
    void aProblemThatDoesNotGrowFollowsAmdahl() {
        // 1 / (0.1 + 0.9/8) = 1 / 0.2125
        assertEquals(1 / 0.2125, SunNi.speedup(0.1, 8, 1), 1e-12);
    }

    @Test
    void aProblemThatGrowsWithTheWorkersFollowsGustafson() {
        for (int workers : new int[] {1, 2, 7, 1024}) {
            assertEquals(Gustafson.speedup(0.03, workers), SunNi.speedup(0.03, workers, workers), 1e-9);
        }
    }

    @Test
    void aProductOfMatricesGrowsFasterThanTheWorkers() {
        // P = 4, G = 8: (0.2 + 0.8·8) / (0.2 + 0.8·8/4) = 6.6 / 1.8
        assertEquals(6.6 / 1.8, SunNi.speedup(0.2, 4, Math.pow(4, 1.5)), 1e-12);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "growth must be finite and above 0, but was 0.0",
                assertThrows(IllegalArgumentException.class, () -> SunNi.speedup(0.2, 4, 0))
                        .getMessage());
        assertEquals(
                "serial fraction must be between 0 and 1, but was -0.1",
                assertThrows(IllegalArgumentException.class, () -> SunNi.speedup(-0.1, 4, 1))
                        .getMessage());
        assertEquals(
                "workers must be at least 1, but was 0",
                assertThrows(IllegalArgumentException.class, () -> SunNi.speedup(0.2, 0, 1))
                        .getMessage());
    }
}
