package makespan.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import makespan.kernel.history.HistoryFolder;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.wire.KernelLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a kernel and a client of its own. */
final class FreshKernel implements BeforeEachCallback, AfterEachCallback {
    private @Nullable Kernel kernel;
    private @Nullable TestClient client;

    /** Returns the client of the test that runs. */
    TestClient client() {
        TestClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("no test runs");
        }
        return connected;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        KernelLog log = new KernelLog(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        Kernel started = Kernel.start(ConnectionFile.onLoopback("makespan"), HistoryFolder.none(), log);
        kernel = started;
        client = new TestClient(started.connection());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (client != null) {
            client.close();
        }
        if (kernel != null) {
            kernel.close();
        }
    }
}
