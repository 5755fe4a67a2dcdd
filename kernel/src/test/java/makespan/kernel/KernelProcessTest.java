package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KernelProcessTest {
    private static final long START_SECONDS = 60;

    @TempDir
    Path directory = Path.of("");

    private final List<ProcessHandle> started = new ArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void writeConnectionFile() throws IOException {
        file = directory.resolve("kernel.json");
        ConnectionFile.onLoopback("makespan").write(file);
    }

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void shutdownEndsTheProcessWithinTwoSecondsThoughACellRuns() throws Exception {
        Process process = start(command());
        try (TestClient client = new TestClient(ports())) {
            client.start("while (true) {}", "{}");
            client.publishedUntil(message -> message.type().equals("execute_input"));

            Message reply = client.ask(Channel.CONTROL, "shutdown_request", "{\"restart\": true}");

            assertTrue(Json.bool(reply.content(), "restart", false));
            assertTrue(process.waitFor(2, TimeUnit.SECONDS), "the process ends within 2 s");
            assertEquals(0, process.exitValue());
        }
    }

    @Test
    void aShutdownHookThatHangsDoesNotKeepTheProcess() throws Exception {
        Process process = start(command());
        try (TestClient client = new TestClient(ports())) {
            client.execute("Runtime.runtime.addShutdownHook(new Thread({ Thread.sleep(60_000) }))");

            client.ask(Channel.SHELL, "shutdown_request", "{\"restart\": false}");

            assertTrue(process.waitFor(2, TimeUnit.SECONDS), "the process ends within 2 s");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theKernelDiesWithItsParent() throws Exception {
        List<String> inShell = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" & wait", "sh"));
        inShell.addAll(command());
        Process shell = start(inShell);
        ports();
        ProcessHandle kernel = shell.children().findFirst().orElseThrow();
        started.add(kernel);

        shell.destroyForcibly();

        kernel.onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTerminatedKernelEnds() throws Exception {
        Process process = start(command());
        ports();

        process.destroy();

        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "SIGTERM ends the process");
    }

    @Test
    void aFileThatIsNoConnectionIsReportedInOneLine() throws Exception {
        Files.writeString(file, "[]");
        Process process =
                new ProcessBuilder(command()).redirectErrorStream(true).start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(2, process.waitFor());
        assertEquals(
                "makespan kernel: cannot start from " + file + ": expected a JSON object, but got an array\n", said);
    }

    private Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        started.add(process.toHandle());
        return process;
    }

    private List<String> command() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                KernelMain.class.getName(),
                file.toString());
    }

    /** Waits until the kernel has written the ports that it chose. */
    private ConnectionFile ports() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        ConnectionFile connection = ConnectionFile.read(file);
        while (connection.hasOpenPorts() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
            connection = ConnectionFile.read(file);
        }
        return connection;
    }
}
