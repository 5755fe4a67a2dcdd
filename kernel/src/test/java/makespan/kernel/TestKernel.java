package makespan.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import makespan.kernel.history.HistoryFolder;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.wire.KernelLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a client of its own, and a kernel: in a static field one for the class, else one for each test. */
final class TestKernel implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private boolean shared;
    private @Nullable Kernel kernel;
    private @Nullable TestClient client;

    /** Returns the client of the test that runs. */
    TestClient client() {
        return running(client);
    }

    /** Returns where the kernel listens. */
    ConnectionFile connection() {
        return running(kernel).connection();
    }

    /** Returns what the kernel has logged. */
    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        shared = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (!shared) {
            start();
        }
        client = new TestClient(connection());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (client != null) {
            client.close();
        }
        if (!shared) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    private void start() throws IOException {
        kernel = Kernel.start(
                ConnectionFile.onLoopback("makespan"),
                HistoryFolder.none(),
                new KernelLog(new PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    private void close() {
        if (kernel != null) {
            kernel.close();
        }
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("no test runs");
        }
        return part;
    }
}
