package makespan.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.analysis.RunAnalysis;
import org.junit.jupiter.api.Test;

class ChartTextTest {
    @Test
    void aRunAsRowsOfLetters() {
        assertEquals(
                """
                release — 4 tasks on 2 workers
                makespan 40 ms · work 45 ms · span 40 ms · parallelism 1.1 · utilisation 56 %
                lower bound 40 ms (the best possible)
                """
                        + "w0 " + "L".repeat(24) + "F".repeat(48) + "R".repeat(24) + "\n"
                        + "w1 " + ".".repeat(24) + "s".repeat(12) + ".".repeat(60) + "\n"
                        + "   0          5           10          15          20          25          30          35 ms\n"
                        + """
                l load, f features, s stats, r report; capitals: realised critical path; . idle; , mostly idle
                """,
                GanttChart.of(Samples.releaseRun()).toText());
    }

    @Test
    void aGraphAsIndentedLines() {
        assertEquals("""
                Task graph release
                * load        10 ms · critical
                *  features   20 ms · critical  after load
                   stats      5 ms · slack 15   after load
                *   report    10 ms · critical  after features, stats
                4 tasks, 4 edges · critical path (orange): 40 ms; * on the critical path
                """, DagChart.of(Samples.releaseRun()).toText());
    }

    @Test
    void whereTheTimeWentSumsToAHundredPerCent() {
        assertEquals("""
                Where the time of 2 workers went
                                  share   time
                working          56.3 %  45 ms  #######################
                starved          31.2 %  25 ms  ############
                scheduler           0 %    0 s
                waiting for I/O     0 %    0 s
                tail             12.5 %  10 ms  #####
                """, BreakdownChart.of(Samples.releaseRun()).toText());
    }

    @Test
    void contentionHasALineWhereItIsKnown() {
        RunAnalysis release = Samples.releaseRun();
        RunAnalysis run = RunAnalysis.of(release.graph(), release.trace(), new double[] {0.01, 0.012, 0.005, 0.01});

        assertEquals("""
                Where the time of 2 workers went
                                  share   time
                working          46.3 %  37 ms  ###################
                contention         10 %   8 ms  ####
                starved          31.2 %  25 ms  ############
                scheduler           0 %    0 s
                waiting for I/O     0 %    0 s
                tail             12.5 %  10 ms  #####
                """, BreakdownChart.of(run).toText());
    }

    @Test
    void aFailedRunShowsWhatThereIs() {
        String text = RunReport.of(Samples.failedRelease(), "Task 'features' failed: IOException; not run: report")
                .toText();
        assertTrue(text.startsWith("""
                        Task 'features' failed: IOException; not run: report
                        failed: task 'features' ended with an error; 2 of 4 tasks completed, not run: report

                        release — 4 tasks on 2 workers — failed
                        makespan 18 ms · work 23 ms · span 18 ms · 1 task not run
                        """), text);
        assertTrue(text.contains("features       features   8 ms    0 s  w0      failed\n"), text);
    }

    @Test
    void linesAreAtMostAHundredColumnsWide() {
        List<RunAnalysis> runs = List.of(
                Samples.measured(Samples.cholesky(7), 3),
                Samples.measured(Samples.cholesky(22), 64),
                Samples.failedRelease());
        for (RunAnalysis run : runs) {
            RunReport.of(run)
                    .toText()
                    .lines()
                    .forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= 100, line));
        }
    }
}
