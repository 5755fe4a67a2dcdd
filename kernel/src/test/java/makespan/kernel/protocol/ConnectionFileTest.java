package makespan.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void itIsReadAsItWasWritten() throws Exception {
        ConnectionFile written = ConnectionFile.onLoopback("makespan");
        Path file = directory.resolve("kernel.json");

        written.write(file);

        assertEquals(written, ConnectionFile.read(file));
        assertTrue(written.hasOpenPorts());
        assertEquals("tcp://127.0.0.1:*", written.address(Channel.SHELL));
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        Path file = directory.resolve("kernel.json");

        ConnectionFile.onLoopback("").write(file);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void everyConnectionHasItsOwnKey() {
        assertNotEquals(
                ConnectionFile.onLoopback("").key(),
                ConnectionFile.onLoopback("").key());
    }

    @Test
    void aFileOfJupyterIsUnderstood() throws Exception {
        Path file = Files.writeString(directory.resolve("kernel.json"), """
                {"shell_port": 50160, "iopub_port": 57503, "stdin_port": 40885, "control_port": 50161, "hb_port": 42540,
                 "ip": "127.0.0.1", "key": "a0436f6c", "transport": "tcp", "signature_scheme": "hmac-sha256",
                 "kernel_name": "", "jupyter_session": "x"}""");

        ConnectionFile connection = ConnectionFile.read(file);

        assertFalse(connection.hasOpenPorts());
        assertEquals("tcp://127.0.0.1:57503", connection.address(Channel.IOPUB));
        assertEquals("a0436f6c", connection.key());
    }

    @Test
    void whatIsWrongWithItIsSaid() throws Exception {
        assertEquals("transport must be tcp, but was 'ipc'", refusal("{\"transport\":\"ipc\"}"));
        assertEquals("shell_port must be between 0 and 65535, but was -1", refusal("{}"));
        assertEquals(
                "control_port must be between 0 and 65535, but was missing",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ConnectionFile("127.0.0.1", Map.of(Channel.SHELL, 1), "", "hmac-sha256", ""))
                        .getMessage());
    }

    private String refusal(String json) throws Exception {
        Path file = Files.writeString(directory.resolve("kernel.json"), json);
        return String.valueOf(assertThrows(ProtocolException.class, () -> ConnectionFile.read(file))
                .getMessage());
    }
}
