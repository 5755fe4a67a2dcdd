package makespan.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformTest {
    private static final ProcessorGroup CPU = new ProcessorGroup("cpu", "cpu", 2, 1, 0);
    private static final ProcessorGroup GPU = new ProcessorGroup("H200", "gpu", 2, 40, 80_000_000_000L);
    private static final ProcessorLink PCI = new ProcessorLink("cpu", "gpu", 25e9, 10e-6);

    @Test
    void processorsOfAGroupAreCalledAfterItAndSayWhatIsNotSimulated() {
        Platform platform = new Platform(List.of(CPU, GPU), List.of(PCI));

        assertEquals(List.of("cpu 0", "cpu 1", "H200 0", "H200 1"), platform.names());
        assertEquals(List.of(1.0, 1.0, 40.0, 40.0), platform.speeds());
        assertEquals(List.of(DeviceKind.CPU, DeviceKind.CPU, DeviceKind.GPU, DeviceKind.GPU), platform.kinds());
        assertEquals("2 × cpu, 2 × H200 of speed 40", platform.toString());
        assertEquals("the memory of 'H200' is not simulated: data are never too large for it", platform.notSimulated());
        assertEquals("", new Platform(List.of(CPU), List.of()).notSimulated());
    }

    @Test
    void aKindOfDeviceHasHyphensWhereItsWordCouldNotStand() {
        assertEquals(new DeviceKind("tpu-v4-1"), new ProcessorGroup("TPU v4.1", "TPU v4.1", 1, 1, 0).deviceKind());
        assertEquals(new DeviceKind("device-4090"), new ProcessorGroup("4090", "4090", 1, 1, 0).deviceKind());
    }

    @Test
    void dataTakeTheLinkOrTwoLinksAndStayWhereMemoryIsShared() {
        Network network = new Platform(List.of(CPU, GPU), List.of(PCI)).network();

        assertEquals(0, network.seconds(1_000_000_000, 0, 1), 1e-12, "cpu to cpu");
        assertEquals(10e-6 + 0.04, network.seconds(1_000_000_000, 0, 2), 1e-12, "cpu to gpu");
        assertEquals(10e-6 + 0.04, network.seconds(1_000_000_000, 3, 1), 1e-12, "gpu to cpu");
        assertEquals(20e-6 + 0.08, network.seconds(1_000_000_000, 2, 3), 1e-12, "gpu to gpu, through cpu");
    }

    @Test
    void aLinkOfAGroupToItselfIsShorterThanTheWayThroughAnother() {
        ProcessorLink nvlink = new ProcessorLink("H200", "gpu", 900e9, 0);
        Network network = new Platform(List.of(CPU, GPU), List.of(PCI, nvlink)).network();

        assertEquals(0.1, network.seconds(90_000_000_000L, 2, 3), 1e-12);
    }

    @Test
    void withoutLinksDataMoveAtOnce() {
        assertEquals(0, new Platform(List.of(CPU, GPU), List.of()).network().seconds(1_000_000_000, 0, 2), 1e-12);
    }

    @Test
    void whatCannotBeIsToldInOneLine() {
        ProcessorGroup npu = new ProcessorGroup("npu", "npu", 1, 2, 0);
        assertMessage("a platform must have between 1 and 1000 processors, but had 0", List.of(), List.of());
        assertMessage("two groups of processors are called 'cpu'; give one another name", List.of(CPU, CPU), List.of());
        assertMessage(
                "a link names 'gpi', which the platform does not have. Did you mean 'gpu'? Known: cpu, gpu, H200.",
                List.of(CPU, GPU),
                List.of(new ProcessorLink("cpu", "gpi", 1, 0)));
        assertMessage(
                "there are two links between 'cpu' and 'H200'; leave out one",
                List.of(CPU, GPU),
                List.of(PCI, new ProcessorLink("cpu", "H200", 1, 0)));
        assertMessage(
                "no link, and no group linked to both, is between 'cpu' and 'npu'; declare a link",
                List.of(CPU, GPU, npu),
                List.of(PCI));
        assertMessage(
                "no link, and no group linked to both, is between the processors of 'H200'; declare a link",
                List.of(GPU, CPU),
                List.of(new ProcessorLink("cpu", "cpu", 1, 0)));
    }

    private static void assertMessage(String message, List<ProcessorGroup> groups, List<ProcessorLink> links) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new Platform(groups, links))
                        .getMessage());
    }
}
