package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import makespan.device.DeviceKind;
import makespan.device.Discovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenClDriverTest {
    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/libOpenCL.so.1");

    @TempDir
    private Path directory;

    @Test
    void devicesAreFoundOnceAndSuitVariantsForOpenCl() {
        List<OpenClDevice> devices = OpenClHere.devices(false);
        for (OpenClDevice device : devices) {
            assertTrue(device.suits("opencl"));
            assertTrue(device.suits(device.name()));
            assertNotEquals(DeviceKind.CPU, device.kind(), "that are the workers");
            assertEquals(1, device.slots());
            assertTrue(device.memory().capacityBytes() > 0);
        }
        assertEquals(
                devices.size(),
                new HashSet<>(devices.stream().map(OpenClDevice::name).toList()).size());
        assertSame(devices.get(0), OpenClHere.devices(false).get(0));
        assertTrue(Discovery.all().stream()
                .anyMatch(found ->
                        found.technology().equals("OpenCL") && found.devices().contains(devices.get(0))));
    }

    /** Where a driver takes SIGFPE away from Java, the compiled division yields some number and throws nothing. */
    @Test
    void javaStillNoticesDivisionsByZero() {
        OpenClHere.devices(false);
        int caught = 0;
        int divisions = 200_000;
        for (int i = 0; i < divisions; i++) {
            try {
                caught -= Math.min(0, i / (i % 2)); // adds nothing
            } catch (ArithmeticException e) {
                caught++;
            }
        }
        assertEquals(divisions / 2, caught);
    }

    @Test
    void poclIsLeftAloneUnlessItsHandlerIsOff() throws Exception {
        assumeTrue(Files.exists(LIBRARY), "no " + LIBRARY);
        assumeTrue(
                OpenClHere.devices(false).stream().allMatch(each -> each.name().startsWith("pocl")), "not only PoCL");
        assertEquals(
                "OpenCL: []; PoCL would keep Java from noticing divisions by zero;"
                        + " set the environment variable POCL_SIGFPE_HANDLER=0, as the command 'makespan' does\n",
                discover(Map.of("POCL_SIGFPE_HANDLER", "1"), List.of()));
    }

    @Test
    void aLoaderWithoutDriversIsToldApart() throws Exception {
        assumeTrue(Files.exists(LIBRARY), "no " + LIBRARY);
        assertEquals(
                "OpenCL: []; libOpenCL.so.1 is here, but no driver for it (CL_PLATFORM_NOT_FOUND_KHR); "
                        + (SystemLibraries.find("libnvidia-opencl.so.1").isPresent()
                                ? "register NVIDIA's: echo libnvidia-opencl.so.1 > /etc/OpenCL/vendors/nvidia.icd\n"
                                : "install your GPU's driver, or PoCL for the CPU: apt install pocl-opencl-icd\n"),
                discover(Map.of("OCL_ICD_VENDORS", directory.toString()), List.of()));
    }

    @Test
    void beforeNvidiasDriverIsRegisteredOtherDevicesComeWithTheHint() throws Exception {
        assumeTrue(
                OpenClHere.devices(false).stream().allMatch(each -> each.name().startsWith("pocl")), "not only PoCL");
        Files.createFile(directory.resolve("libnvidia-opencl.so.1"));
        String said = discover(Map.of("LD_LIBRARY_PATH", directory.toString()), List.of());
        assertTrue(
                said.endsWith("(opencl-cpu)]; ; NVIDIA's driver is here, but not registered:"
                        + " echo libnvidia-opencl.so.1 > /etc/OpenCL/vendors/nvidia.icd\n"),
                said);
    }

    @Test
    void withoutTheLibraryOneLineSaysWhy() throws Exception {
        assertEquals(
                "OpenCL: []; libOpenCL.so.1 is not here; install your GPU's driver, or PoCL for the CPU:"
                        + " apt install ocl-icd-libopencl1 pocl-opencl-icd\n",
                discover(Map.of(), LibraryHidden.behind(Path.of("/dev/null"))));
    }

    @Test
    void aBrokenLibraryIsSaidInOneLineToo() throws Exception {
        assumeTrue(Files.exists(LIBRARY), "no " + LIBRARY);
        Path empty = Files.createFile(directory.resolve("empty"));
        assertEquals(
                "OpenCL: []; libOpenCL.so.1 cannot be loaded: " + LIBRARY + " is no library;"
                        + " install it anew: apt install --reinstall ocl-icd-libopencl1\n",
                discover(Map.of(), LibraryHidden.behind(empty))
                        .replaceAll("/\\S*libOpenCL\\.so\\.1(?= is)", LIBRARY.toString()));
    }

    private String discover(Map<String, String> environment, List<String> prefix)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) { // as the launcher does
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(DiscoveryMain.class.getName());
        Path output = directory.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LD_PRELOAD", ""); // with it, the tools that hide the library talk
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, exitCode, said);
        return said;
    }
}
