package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import makespan.kernel.TestClient.Outcome;
import makespan.kernel.history.HistoryFolder;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.wire.KernelLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interrupts that come early, and what they cannot stop. */
class InterruptTest {
    private Kernel kernel;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        KernelLog log = new KernelLog(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        kernel = Kernel.start(ConnectionFile.onLoopback("makespan"), HistoryFolder.none(), log);
        client = new TestClient(kernel.connection());
    }

    @AfterEach
    void disconnect() {
        client.close();
        kernel.close();
    }

    @Test
    void anInterruptWhileTheCompilerLoadsEndsTheCellAndNothingElse() throws IOException {
        String cell = client.start("while (true) {}", "{}");
        client.publishedUntil(message -> message.type().equals("execute_input"));

        client.ask(Channel.CONTROL, "interrupt_request", "{}");

        assertEquals("Interrupted", Json.string(client.outcome(cell).content(), "ename", ""));
        Outcome after = client.execute("display('the words are there')");
        assertEquals(List.of("status", "execute_input", "display_data", "status"), after.types());
    }

    @Test
    void aCellThatCannotBeStoppedIsToldWhereItHangs() throws IOException {
        String stuck = client.start(
                "println(x = 41)\nmakespan.kernel.Gate.awaitUninterruptibly('stuck cell')\nwhile (true) {}", "{}");
        client.publishedUntil(message -> message.type().equals("stream"));

        client.ask(Channel.CONTROL, "interrupt_request", "{}");

        Message notice = client.publishedUntil(message -> message.type().equals("stream"));
        assertEquals(stuck, notice.parentId());
        String text = Json.string(notice.content(), "text", "");
        assertTrue(
                text.startsWith("The cell has not stopped 3 s after the interrupt: it stands at cell 1, line 2, in ")
                        && text.endsWith(". Restart the kernel to end it; what other cells and tasks have computed can"
                                + " still be read, also while it goes on.\n"),
                text);
        assertEquals("42", client.execute("x + 1", "{}", create()).result());
        Gate.open("stuck cell");
        assertEquals("Interrupted", Json.string(client.outcome(stuck).content(), "ename", ""));
    }

    @Test
    void aTaskThatCannotBeStoppedLeavesTheValuesOfTheOthers() throws IOException {
        String stuck = client.start("""
                def done = task { 41 }
                def hangs = task(done) { x -> makespan.kernel.Gate.awaitUninterruptibly('stuck task') }
                run(hangs)""", "{}");
        client.publishedUntil(message -> Json.string(Json.object(message.content(), "data"), "text/plain", "")
                .contains("running: hangs"));

        client.ask(Channel.CONTROL, "interrupt_request", "{}");

        assertEquals("Interrupted", Json.string(client.outcome(stuck).content(), "ename", ""));
        assertEquals("42", client.execute("done() + 1").result());
        Message notice = client.publishedUntil(message -> message.type().equals("stream"));
        assertEquals(stuck, notice.parentId());
        assertTrue(
                Json.string(notice.content(), "text", "")
                        .startsWith("The run has not stopped 3 s after the interrupt: task 'hangs' hangs in what cannot"
                                + " be interrupted."),
                () -> notice.content().toString());
        Gate.open("stuck task");
    }

    private String create() throws IOException {
        JsonObject reply =
                client.ask(Channel.CONTROL, "create_subshell_request", "{}").content();
        assertEquals("ok", Json.string(reply, "status", ""));
        String id = Json.string(reply, "subshell_id", "");
        assertTrue(!id.isEmpty());
        return id;
    }
}
