package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import makespan.kernel.TestClient.Outcome;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Interrupts that come early, and what they cannot stop. */
class InterruptTest {
    @RegisterExtension
    final TestKernel kernel = new TestKernel();

    private TestClient client;

    @BeforeEach
    void connect() {
        client = kernel.client();
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
        assertEquals(
                "42", client.execute("x + 1", "{}", client.createSubshell()).result());
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
}
