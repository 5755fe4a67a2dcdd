package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no OpenCL, one line says why, and all else works. */
class WithoutOpenClTest {
    private static final String INSTALL =
            "install your GPU's driver, or PoCL for the CPU: apt install ocl-icd-libopencl1 pocl-opencl-icd";

    @TempDir
    private Path directory;

    @Test
    void withoutTheLibraryTheDoctorSaysWhyInOneLine() throws Exception {
        Cli doctor = withoutLibrary("doctor");

        assertEquals(0, doctor.exitCode(), doctor.err());
        assertEquals("", doctor.err());
        assertEquals(
                List.of("warn  OpenCL      no device: libOpenCL.so.1 is not here; " + INSTALL),
                doctor.out().lines().filter(line -> line.contains("OpenCL")).toList());
        assertFalse(doctor.out().contains("\tat "), doctor.out());
        assertTrue(doctor.out().contains("ok    kernel      answers after "), doctor.out());
    }

    @Test
    void withoutTheLibraryAScriptRunsOnTheWorkersAndCanAskWhy() throws Exception {
        Files.writeString(directory.resolve("graph.groovy"), """
                import makespan.device.Discovery
                def a = task { 20 }
                def b = task(a) { it + 1 }
                run(b)
                def openCl = Discovery.all().find { it.technology() == 'OpenCL' }
                println "${b()} with ${openCl.devices().size()} devices: ${openCl.reason()}"
                """);

        Cli run = withoutLibrary("run", "graph.groovy", "--workers", "2");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals("", run.err());
        assertTrue(run.out().endsWith("21 with 0 devices: libOpenCL.so.1 is not here\n"), run.out());
    }

    @Test
    void aLibraryWithoutDriversIsToldApart() throws Exception {
        assumeTrue(library().isPresent(), "no libOpenCL.so.1 here");
        Cli doctor = Cli.run(directory, Map.of("OCL_ICD_VENDORS", directory.toString()), "doctor");
        assertEquals(0, doctor.exitCode(), doctor.err());
        assertEquals("", doctor.err());
        assertTrue(
                doctor.out()
                        .contains("warn  OpenCL      no device: libOpenCL.so.1 is here, but no driver for it"
                                + " (CL_PLATFORM_NOT_FOUND_KHR); "),
                doctor.out());
    }

    /**
     * Runs a command in a mount namespace of its own, in which the library is a device, and further ones, such as CUDA's,
     * are not in the loader's cache; just so if it is not here anyway.
     */
    private Cli withoutLibrary(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (library().isPresent()) {
            command.addAll(List.of("unshare", "--mount", "sh", "-c"));
            command.add("mount --bind /dev/null \"$0\" && mount --bind /dev/null /etc/ld.so.cache && exec \"$@\"");
            command.add(library().get().toRealPath().toString());
            assumeTrue(isPermitted(command), "no mount namespace without root");
        }
        command.addAll(Cli.command(arguments));
        return Cli.run(directory, Map.of("LD_PRELOAD", ""), command); // which is for PoCL, and makes unshare talk
    }

    private static Optional<Path> library() {
        return Stream.of("x86_64", "aarch64")
                .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/libOpenCL.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    private static boolean isPermitted(List<String> namespace) throws InterruptedException {
        List<String> command = new ArrayList<>(namespace);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) { // there is no unshare
            return false;
        }
    }
}
