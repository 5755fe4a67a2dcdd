package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.device.ProcessorLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void aPlatformIsDescribedInItsOwnWords() {
        assertEquals(
                new Platform(
                        List.of(
                                new ProcessorGroup("cpu", "cpu", 4, 1, 0),
                                new ProcessorGroup("H200", "gpu", 2, 40, 80_000_000_000L)),
                        List.of(new ProcessorLink("cpu", "gpu", 25e9, 10e-6))),
                notebook.run("platform { cpu 4; gpu 'H200', count: 2, speed: 40, memory: 80.GB;"
                        + " link cpu, gpu, bandwidth: 25.GBps, latency: 10.us }"));
    }

    @Test
    void variablesAndReturnedNamesCanBeUsed() {
        notebook.run("def cores = 2 * 8\ndef wire = 1.GBps");
        assertEquals(
                new Platform(
                        List.of(
                                new ProcessorGroup("cpu", "cpu", 16, 1.5, 0),
                                new ProcessorGroup("a", "gpu", 1, 1, 0),
                                new ProcessorGroup("npu", "npu", 3, 1, 0)),
                        List.of(new ProcessorLink("a", "cpu", 1e9, 0), new ProcessorLink("npu", "cpu", 1e9, 0))),
                notebook.run("""
                        platform {
                            cpu cores, speed: 1.5
                            def a = gpu 'a'
                            def npu = device 'npu', count: 3
                            [a, npu].each { link it, cpu, bandwidth: wire }
                        }"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "platform { cpuu 4 } | No word 'cpuu' in a platform. Did you mean 'cpu'? (cell 1, line 1)",
                "platform { gpu 1; link cpu, gpuu, bandwidth: 1.GBps } | No word 'gpuu' in a platform. Did you mean 'gpu'? (cell 1, line 1)",
                "platform { gpu 'H', sped: 4 } | Unknown gpu option 'sped' at cell 1, line 1. Did you mean 'speed'?",
                "platform { cpu 4, count: 4 } | Unknown cpu option 'count' at cell 1, line 1. Known: memory, speed, watts.",
                "platform { gpu 'H', memory: 80 } | gpu option 'memory' must be an amount of data such as 80.GB, but was 80 (Integer) (cell 1, line 1)",
                "platform { gpu 'H', speed: 0 } | the speed of 'H' must be finite and more than 0, but was 0.0 (cell 1, line 1)",
                "platform { cpu 0 } | the count of 'cpu' must be at least 1, but was 0 (cell 1, line 1)",
                "platform { cpu 4.5 } | 'cpu' cannot take 4.5 (BigDecimal); write cpu 4, gpu 'H200', count: 2, or link cpu, gpu, bandwidth: 25.GBps (cell 1, line 1)",
                "platform { cpu 1; gpu 1; link cpu, gpu, latency: 1.ms } | link option 'bandwidth' must be a bandwidth such as 25.GBps, but was null (cell 1, line 1)",
                "platform { cpu 1; link cpu, gpu, bandwidth: 1.GBps } | a link names 'gpu', which the platform does not have. Did you mean 'cpu'? Known: cpu. (cell 1, line 1)",
                "platform { } | a platform must have between 1 and 1000 processors, but had 0 (cell 1, line 1)",
                "platform { cpu 1; frobnicate 2 } | No task, function or variable 'frobnicate'. (cell 1, line 1)",
            })
    void whatIsWrongIsToldWithItsPlace(String code, String message) {
        CellError error = notebook.fails(code);
        assertEquals(message, error.message());
        assertTrue(error.usage());
    }
}
