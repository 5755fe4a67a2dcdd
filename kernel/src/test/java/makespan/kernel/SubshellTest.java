package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import makespan.kernel.TestClient.Outcome;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jupyter Enhancement Proposal 91: requests that name a subshell are served beside the main shell's. */
class SubshellTest {
    @RegisterExtension
    final TestKernel kernel = new TestKernel();

    private TestClient client;

    @BeforeEach
    void connect() {
        client = kernel.client();
    }

    @Test
    void theKernelOffersSubshells() throws IOException {
        JsonObject info = client.ask(Channel.SHELL, "kernel_info_request", "{}").content();

        assertEquals("[\"kernel subshells\"]", info.get("supported_features").toString());
    }

    @Test
    void subshellsAreMadeListedAndDeleted() throws IOException {
        String first = client.createSubshell();
        String second = client.createSubshell();

        assertEquals("ok", delete(first));
        assertEquals("[\"" + second + "\"]", list());
        assertEquals("error", delete(first));
        assertEquals("ok", delete(second));
        assertEquals("[]", list());
    }

    @Test
    void aSubshellRunsACellWhileTheMainShellIsBusy() throws IOException {
        client.execute("gate = new java.util.concurrent.CountDownLatch(1); x = 20");
        String waiting = client.start("gate.await(); x + 1", "{}");
        client.publishedUntil(message ->
                message.type().equals("execute_input") && message.parentId().equals(waiting));

        Outcome beside = client.execute("println 'beside'; x = 41; gate.countDown(); x", "{}", client.createSubshell());

        assertEquals("41", beside.result());
        assertEquals("beside\n", beside.text("stdout"));
        assertEquals(
                beside.reply().parent(), beside.only("execute_result").get(0).parent());
        assertEquals("42", client.outcome(waiting).result());
    }

    @Test
    void aFailureGivesUpTheQueueOfItsOwnShellAlone() throws IOException {
        client.execute("gate = new java.util.concurrent.CountDownLatch(1)");
        String subshell = client.createSubshell();
        String waiting = client.start("gate.await()", "{}");
        String queued = client.start("1 + 1", "{}");
        String failing = client.start("gate.countDown(); throw new IOException('on purpose')", "{}", subshell);
        String after = client.start("2", "{}", subshell);

        assertEquals("error", client.outcome(failing).status());
        assertEquals("aborted", client.outcome(after).status());
        assertEquals("ok", client.outcome(waiting).status());
        assertEquals("2", client.outcome(queued).result());
    }

    @Test
    void aRequestForASubshellThatIsNotThereIsAnsweredWithAnError() throws IOException {
        Message reply = client.reply(Channel.SHELL, client.start("1", "{}", "nowhere"));

        assertEquals("error", Json.string(reply.content(), "status", ""));
        assertEquals(
                "there is no subshell 'nowhere': create_subshell_request returns the id of a new one",
                Json.string(reply.content(), "evalue", ""));
    }

    @Test
    void commMessagesAreHeardWhileACellRuns() throws IOException {
        client.execute("gate = new java.util.concurrent.CountDownLatch(1)");
        String waiting = client.start("gate.await()", "{}");

        client.send(Channel.SHELL, "comm_open", "{\"comm_id\": \"c9\", \"target_name\": \"nobody\", \"data\": {}}");

        Message closed = client.publishedUntil(message -> message.type().equals("comm_close"));
        assertEquals("c9", Json.string(closed.content(), "comm_id", ""));
        client.execute("gate.countDown()", "{}", client.createSubshell());
        assertEquals("ok", client.outcome(waiting).status());
    }

    @Test
    void noMoreSubshellsAreMadeThanAClientCanUse() throws IOException {
        for (int i = 0; i < 64; i++) {
            client.createSubshell();
        }

        JsonObject refused =
                client.ask(Channel.CONTROL, "create_subshell_request", "{}").content();

        assertEquals("there are 64 subshells already: delete some", Json.string(refused, "evalue", ""));
    }

    private String delete(String id) throws IOException {
        JsonObject reply = client.ask(Channel.CONTROL, "delete_subshell_request", "{\"subshell_id\": \"" + id + "\"}")
                .content();
        return Json.string(reply, "status", "");
    }

    private String list() throws IOException {
        return client.ask(Channel.CONTROL, "list_subshell_request", "{}")
                .content()
                .get("subshell_id")
                .toString();
    }
}
