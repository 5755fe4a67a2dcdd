package makespan.kernel;

import static makespan.kernel.TestClient.isBusy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import makespan.kernel.TestClient.Outcome;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.protocol.Signer;
import makespan.kernel.protocol.WireFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KernelTest {
    @RegisterExtension
    static final TestKernel KERNEL = new TestKernel();

    private TestClient client;

    @BeforeEach
    void connect() {
        client = KERNEL.client();
    }

    @Test
    void kernelInfoSaysWhatTheKernelIs() throws IOException {
        JsonObject info = client.ask(Channel.SHELL, "kernel_info_request", "{}").content();

        assertEquals("ok", Json.string(info, "status", ""));
        assertEquals("makespan", Json.string(info, "implementation", ""));
        assertEquals("5.5", Json.string(info, "protocol_version", ""));
        JsonObject language = Json.object(info, "language_info");
        assertEquals("groovy", Json.string(language, "name", ""));
        assertEquals(".groovy", Json.string(language, "file_extension", ""));
        assertEquals("text/x-groovy", Json.string(language, "mimetype", ""));
        assertFalse(Json.bool(info, "debugger", true));
    }

    @Test
    void headersAreTheKernelsOwnAndDatedInUtc() throws IOException {
        Message reply = client.ask(Channel.CONTROL, "kernel_info_request", "{}");

        assertNotEquals(
                Json.string(reply.parent(), "session", ""), reply.header().session());
        OffsetDateTime date = OffsetDateTime.parse(Json.string(reply.header().json(), "date", ""));
        assertEquals(ZoneOffset.UTC, date.getOffset());
    }

    @Test
    void aCellIsAnnouncedAndItsValueShownBetweenBusyAndIdle() throws IOException {
        Outcome outcome = client.execute("6 * 7");

        assertEquals(List.of("status", "execute_input", "execute_result", "status"), outcome.types());
        assertEquals("42", outcome.result());
        assertEquals("ok", outcome.status());
        assertEquals(
                Json.integer(outcome.content(), "execution_count", -1),
                Json.integer(outcome.only("execute_input").get(0).content(), "execution_count", -2));
    }

    @Test
    void aValueWithoutAnythingToShowIsNotShown() throws IOException {
        assertEquals(
                List.of("status", "execute_input", "status"),
                client.execute("null").types());
    }

    @Test
    void aSilentCellIsNeitherAnnouncedNorCounted() throws IOException {
        int before = count(client.execute("0"));

        Outcome silent = client.execute("1 + 1", "{\"silent\": true}");

        assertEquals(List.of("status", "status"), silent.types());
        assertEquals(before + 1, count(client.execute("0")));
    }

    @Test
    void aCellOutsideHistoryIsNotCounted() throws IOException {
        int before = count(client.execute("0"));

        client.execute("'forgotten'", "{\"store_history\": false}");

        assertEquals(before + 1, count(client.execute("0")));
        assertEquals("[]", history("{\"hist_access_type\": \"search\", \"pattern\": \"*forgotten*\"}"));
    }

    @Test
    void userExpressionsAreEvaluatedAfterTheCell() throws IOException {
        Outcome outcome =
                client.execute("seven = 7", "{\"user_expressions\": {\"good\": \"seven + 1\", \"bad\": \"nonsense\"}}");

        JsonObject expressions = Json.object(outcome.content(), "user_expressions");
        JsonObject good = Json.object(expressions, "good");
        assertEquals("8", Json.string(Json.object(good, "data"), "text/plain", ""));
        assertEquals("error", Json.string(Json.object(expressions, "bad"), "status", ""));
    }

    @Test
    void anErrorIsReportedAndGivesUpTheQueuedCells() throws IOException {
        List<String> ids = List.of(
                client.start("Thread.sleep(200); throw new IOException('on purpose')", "{}"),
                client.start("1", "{}"),
                client.start("2", "{}"));

        Outcome failed = client.outcome(ids.get(0));

        assertEquals("error", failed.status());
        JsonObject error = failed.only("error").get(0).content();
        assertEquals("IOException", Json.string(error, "ename", ""));
        assertEquals("on purpose", Json.string(error, "evalue", ""));
        assertTrue(
                error.getAsJsonArray("traceback").get(0).getAsString().contains("\u001b[1;31mIOException\u001b[0m"),
                error::toString);
        assertEquals("aborted", client.outcome(ids.get(1)).status());
        assertEquals("aborted", client.outcome(ids.get(2)).status());
        assertEquals("ok", client.execute("3").status());
    }

    @Test
    void anErrorLeavesTheQueueAloneIfAsked() throws IOException {
        String first = client.start("Thread.sleep(100); throw new IOException()", "{\"stop_on_error\": false}");
        String second = client.start("1", "{}");

        assertEquals("error", client.outcome(first).status());
        assertEquals("ok", client.outcome(second).status());
    }

    @Test
    void errorsThatAreNoExceptionsLeaveTheKernelAlive() throws IOException {
        assertEquals("error", client.execute("assert 1 == 2").status());
        assertEquals(
                "error",
                client.execute("def deep(x) { deep(x + 1) + 1 }; deep(0)").status());
        assertEquals("error", client.execute("def unfinished = ").status());
        assertEquals("2", client.execute("1 + 1").result());
    }

    @Test
    void anInterruptStopsALoopAndTheNextCellRuns() throws IOException {
        String loop = client.start("while (true) {}", "{}");
        client.publishedUntil(message -> message.type().equals("execute_input"));

        Message reply = client.ask(Channel.CONTROL, "interrupt_request", "{}");

        assertEquals("ok", Json.string(reply.content(), "status", ""));
        Message stopped = client.reply(Channel.SHELL, loop);
        assertEquals("error", Json.string(stopped.content(), "status", ""));
        assertEquals("Interrupted", Json.string(stopped.content(), "ename", ""));
        assertEquals("2", client.execute("1 + 1").result());
    }

    @Test
    void controlAnswersWhileACellRuns() throws IOException {
        String cell = client.start("Thread.sleep(60_000)", "{}");
        client.publishedUntil(message -> message.type().equals("execute_input"));

        Message info = client.ask(Channel.CONTROL, "kernel_info_request", "{}");
        client.ask(Channel.CONTROL, "interrupt_request", "{}");

        assertEquals("kernel_info_reply", info.type());
        assertEquals("error", Json.string(client.reply(Channel.SHELL, cell).content(), "status", ""));
    }

    @Test
    void theStreamsKeepTheirOrder() throws IOException {
        Outcome outcome =
                client.execute("println 'a'; System.err.println 'b'; print 'c'; display 'd'; println 'é😀'; 5");

        assertEquals(
                List.of(
                        "status",
                        "execute_input",
                        "stream",
                        "stream",
                        "stream",
                        "display_data",
                        "stream",
                        "execute_result",
                        "status"),
                outcome.types());
        assertEquals("a\ncé😀\n", outcome.text("stdout"));
        assertEquals("b\n", outcome.text("stderr"));
    }

    @Test
    void manyLinesArriveInFewMessages() throws IOException {
        Outcome outcome = client.execute("5000.times { println it }");

        assertEquals(5_000, outcome.text("stdout").lines().count());
        int messages = outcome.only("stream").size();
        assertTrue(messages <= 10, () -> messages + " messages");
    }

    @Test
    void outputWithoutEndIsCutWithANotice() throws IOException {
        Outcome outcome =
                client.execute("def line = 'x' * 1_000_000; 12.times { println line }; System.err.println 'e'");

        String text = outcome.text("stdout");
        assertTrue(
                text.endsWith("\n[The rest is cut: this cell has printed 10000000 characters.]\n"),
                () -> text.length() + " characters");
        assertEquals("2", client.execute("1 + 1").result());
    }

    @Test
    void whatATaskPrintsBelongsToTheCellThatRunsIt() throws IOException {
        client.execute("def speak = task { println 'from a worker'; 1 }");

        Outcome outcome = client.execute("run(speak)");

        assertEquals("from a worker\n", outcome.text("stdout"));
    }

    @Test
    void whatAThreadPrintsAfterItsCellBelongsToItsCell() throws IOException {
        client.execute("gate = new java.util.concurrent.CountDownLatch(1)");
        String starter = client.start("Thread.start { gate.await(); println 'late' }; 0", "{}");
        client.outcome(starter);

        client.start("gate.countDown()", "{}");

        Message late = client.publishedUntil(message -> message.type().equals("stream"));
        assertEquals("late\n", Json.string(late.content(), "text", ""));
        assertEquals(starter, late.parentId());
    }

    @Test
    void aLongRunShowsItsProgressAndThenItsReportInOneDisplay() throws IOException {
        String cell = client.start("def slow = task { makespan.kernel.Gate.await('slow'); 1 }\nrun(slow)", "{}");
        Message running = client.publishedUntil(message -> text(message).contains(" · running: slow · "));
        Gate.open("slow");
        Outcome outcome = client.outcome(cell);

        assertTrue(text(running).matches("0 of 1 tasks · running: slow · \\d+\\.\\d s"), () -> text(running));
        List<Message> displays = outcome.only("display_data");
        List<Message> updates = outcome.only("update_display_data");
        assertEquals(1, displays.size());
        Message last = updates.get(updates.size() - 1);
        assertTrue(Json.object(last.content(), "data").has("image/png"));
        assertEquals(displayId(displays.get(0)), displayId(last));
        assertEquals(List.of(), outcome.only("execute_result"));
    }

    @Test
    void aShortRunShowsItsReportAlone() throws IOException {
        client.execute("def warm = task { 1 }\nrun(warm)");

        Outcome outcome = client.execute("def quick = task { 1 }\nrun(quick)");

        assertEquals(List.of("status", "execute_input", "display_data", "status"), outcome.types());
        assertTrue(Json.object(outcome.only("display_data").get(0).content(), "data")
                .has("text/html"));
    }

    @Test
    void aReadAsksTheClientForALine() throws IOException {
        String cell = client.start("System.in.newReader().readLine() + input('more? ')", "{\"allow_stdin\": true}");

        Message first = client.receive(Channel.STDIN);
        client.send(Channel.STDIN, "input_reply", "{\"value\": \"abc\"}");
        Message second = client.receive(Channel.STDIN);
        client.send(Channel.STDIN, "input_reply", "{\"value\": \"def\"}");

        assertEquals("input_request", first.type());
        assertEquals(cell, first.parentId());
        assertEquals("more? ", Json.string(second.content(), "prompt", ""));
        assertEquals("abcdef", client.outcome(cell).result());
    }

    @Test
    void aReadFailsWhereTheClientAnswersNoQuestions() throws IOException {
        Outcome outcome = client.execute("System.in.read()", "{\"allow_stdin\": false}");

        assertEquals("StdinNotAllowedException", Json.string(outcome.content(), "ename", ""));
        assertEquals(
                "the cell reads from standard input, but this client does not answer questions (allow_stdin is false)",
                Json.string(outcome.content(), "evalue", ""));
    }

    @Test
    void aReadThatWaitsCanBeInterrupted() throws IOException {
        String cell = client.start("System.in.read()", "{\"allow_stdin\": true}");
        client.receive(Channel.STDIN);

        client.ask(Channel.CONTROL, "interrupt_request", "{}");

        assertEquals("Interrupted", Json.string(client.outcome(cell).content(), "ename", ""));
    }

    @Test
    void completionCountsCodePoints() throws IOException {
        JsonObject reply = ask("complete_request", "{\"code\": \"s = '😀'; 'abc'.toUpp\", \"cursor_pos\": 20}");

        assertEquals("[\"toUpperCase\"]", reply.get("matches").toString());
        assertEquals(15, Json.integer(reply, "cursor_start", -1));
        assertEquals(20, Json.integer(reply, "cursor_end", -1));
    }

    @Test
    void completionTellsKindsAndSignaturesOfWhatEarlierCellsDeclared() throws IOException {
        client.execute("/** Makes a list. */\ndef makeList(int size) { (1..size).collect { 'a' } }");

        JsonObject function = ask("complete_request", "{\"code\": \"makeLi\", \"cursor_pos\": 6}");
        assertEquals(
                "[{\"text\":\"makeList\",\"type\":\"function\",\"signature\":\"List<String> makeList(int size)\","
                        + "\"start\":0,\"end\":6}]",
                Json.object(function, "metadata")
                        .get("_jupyter_types_experimental")
                        .toString());
        JsonObject element = ask("complete_request", "{\"code\": \"makeList(2)[0].toUpp\"}");
        assertEquals("[\"toUpperCase\"]", element.get("matches").toString());
        JsonObject source = ask("inspect_request", "{\"code\": \"makeList\", \"cursor_pos\": 3, \"detail_level\": 1}");
        String text = Json.string(Json.object(source, "data"), "text/plain", "");
        assertTrue(text.contains("\n\nMakes a list.\n\ndef makeList(int size) {"), text);
    }

    @Test
    void completionKnowsOptionsMagicsAndFiles() throws IOException {
        assertEquals(
                "[\"priority:\"]",
                ask("complete_request", "{\"code\": \"task(prio\"}")
                        .get("matches")
                        .toString());
        assertEquals(
                "[\"%%writefile\"]",
                ask("complete_request", "{\"code\": \"%%wr\"}").get("matches").toString());
        assertEquals(
                "[\"pom.xml\"]",
                ask("complete_request", "{\"code\": \"new File('pom.x\"}")
                        .get("matches")
                        .toString());
    }

    @Test
    void inspectionFindsVariables() throws IOException {
        client.execute("answer = 42");

        JsonObject reply = ask("inspect_request", "{\"code\": \"answer\", \"cursor_pos\": 3, \"detail_level\": 0}");

        assertTrue(Json.bool(reply, "found", false));
        JsonObject data = Json.object(reply, "data");
        String text = Json.string(data, "text/plain", "");
        assertTrue(text.startsWith("Integer answer = 42\n\nFrom cell "), text);
        assertTrue(Json.string(data, "text/html", "").startsWith("<pre><code>Integer answer = 42</code></pre>"));
        assertFalse(Json.bool(ask("inspect_request", "{\"code\": \"nonsense\", \"cursor_pos\": 3}"), "found", true));
    }

    @Test
    void isCompleteTellsWholeFromUnfinishedAndWrongText() throws IOException {
        assertEquals("complete", isComplete("1 + 1"));
        assertEquals("incomplete", isComplete("def f() {"));
        assertEquals("invalid", isComplete("1 + * 2"));
    }

    @Test
    void historyIsFoundByTailRangeAndSearch() throws IOException {
        int first = count(client.execute("'h' + 1"));
        client.execute("'h' + 2");
        client.execute("'h' + 1");

        assertEquals(
                "[[1," + (first + 1) + ",\"'h' + 2\"],[1," + (first + 2) + ",\"'h' + 1\"]]",
                history("{\"hist_access_type\": \"tail\", \"n\": 2}"));
        assertEquals(
                "[[1," + first + ",[\"'h' + 1\",\"h1\"]]]",
                history("{\"hist_access_type\": \"range\", \"session\": 0, \"start\": " + first + ", \"stop\": "
                        + (first + 1) + ", \"output\": true}"));
        assertEquals(
                "[[1," + (first + 2) + ",\"'h' + 1\"]]",
                history("{\"hist_access_type\": \"search\", \"pattern\": \"'h' + 1\", \"unique\": true}"));
    }

    @Test
    void aCommToNobodyIsClosed() throws IOException {
        client.send(Channel.SHELL, "comm_open", "{\"comm_id\": \"c1\", \"target_name\": \"nobody\", \"data\": {}}");

        Message closed = client.publishedUntil(message -> message.type().equals("comm_close"));
        assertEquals("c1", Json.string(closed.content(), "comm_id", ""));
        assertEquals("{}", Json.object(ask("comm_info_request", "{}"), "comms").toString());
    }

    @Test
    void anUnknownRequestIsAnsweredWithAnError() throws IOException {
        JsonObject reply = ask("make_coffee_request", "{}");

        assertEquals("error", Json.string(reply, "status", ""));
        assertEquals(
                "this kernel does not know messages of type 'make_coffee_request'", Json.string(reply, "evalue", ""));
    }

    @Test
    void aMessageWithAWrongSignatureIsLoggedAndIgnored() throws IOException {
        WireFormat forged = new WireFormat(Signer.of("hmac-sha256", "guessed"));
        client.sendRaw(Channel.SHELL, forged.encode(Message.of("shutdown_request", "stranger", new JsonObject())));

        assertEquals("2", client.execute("1 + 1").result());
        assertTrue(KERNEL.log().contains("makespan kernel: dropped a message on SHELL: wrong signature\n"));
    }

    @Test
    void hostileFramesOnEverySocketLeaveTheKernelWell() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Channel channel =
                    List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN).get(random.nextInt(3));
            client.sendRaw(channel, randomFrames(random));
        }
        client.sendRaw(Channel.HEARTBEAT, List.of(new byte[0], new byte[0]));

        assertEquals("2", client.execute("1 + 1").result(), () -> "seed " + seed);
    }

    /** JeroMQ 0.6.0 would spin for ever on such a frame: zeromq/jeromq#1005. */
    @Test
    void aFrameOfNegativeLengthLeavesTheKernelWell() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), KERNEL.connection().port(Channel.SHELL))) {
            OutputStream out = socket.getOutputStream();
            out.write(greeting());
            assertEquals(64, socket.getInputStream().readNBytes(64).length, "the kernel greets");
            out.write(ready());
            out.write(new byte[] {2, -1, -1, -1, -1, -1, -1, -1, -1, 0});
            out.flush();

            assertEquals("2", client.execute("1 + 1").result());
        }
    }

    @Test
    void theHeartbeatIsAnEcho() throws IOException {
        client.sendRaw(Channel.HEARTBEAT, List.of(new byte[0], "beat".getBytes(StandardCharsets.US_ASCII)));

        client.socket(Channel.HEARTBEAT).recv();
        assertArrayEquals(
                "beat".getBytes(StandardCharsets.US_ASCII),
                client.socket(Channel.HEARTBEAT).recv());
    }

    @Test
    void aCellSeesWhatItDisplayedAndUpdatesIt() throws IOException {
        Outcome outcome =
                client.execute("id = display('<b>1</b>', 'text/html'); updateDisplay(id, '2'); clearOutput(true)");

        assertEquals(
                List.of("status", "execute_input", "display_data", "update_display_data", "clear_output", "status"),
                outcome.types());
        assertEquals(
                displayId(outcome.only("display_data").get(0)),
                displayId(outcome.only("update_display_data").get(0)));
    }

    @Test
    void statusComesWithTheRequestItIsAbout() throws IOException {
        String id = client.send(Channel.SHELL, "kernel_info_request", "{}");

        Message busy = client.publishedUntil(
                message -> isBusy(message) && message.parentId().equals(id));
        Message idle = client.publishedUntil(TestClient::isIdle);

        assertEquals(busy.parent(), idle.parent());
    }

    private static List<byte[]> randomFrames(Random random) {
        return random.ints(random.nextInt(1, 9), 0, 40)
                .mapToObj(length -> {
                    byte[] frame = new byte[length];
                    random.nextBytes(frame);
                    return random.nextInt(4) == 0 ? "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII) : frame;
                })
                .collect(Collectors.toList());
    }

    /** The greeting of ZMTP 3.0 with the NULL mechanism, RFC 23 of ZeroMQ. */
    private static byte[] greeting() {
        byte[] greeting = new byte[64];
        greeting[0] = (byte) 0xff;
        greeting[9] = 0x7f;
        greeting[10] = 3;
        System.arraycopy("NULL".getBytes(StandardCharsets.US_ASCII), 0, greeting, 12, 4);
        return greeting;
    }

    private static byte[] ready() {
        byte[] body = "\5READY\13Socket-Type\0\0\0\6DEALER".getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[body.length + 2];
        frame[0] = 4;
        frame[1] = (byte) body.length;
        System.arraycopy(body, 0, frame, 2, body.length);
        return frame;
    }

    private JsonObject ask(String type, String content) throws IOException {
        return client.ask(Channel.SHELL, type, content).content();
    }

    private String history(String content) throws IOException {
        return ask("history_request", content).get("history").toString();
    }

    private String isComplete(String code) throws IOException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        return Json.string(ask("is_complete_request", content.toString()), "status", "");
    }

    private static String text(Message display) {
        return Json.string(Json.object(display.content(), "data"), "text/plain", "");
    }

    private static int count(Outcome outcome) {
        return Json.integer(outcome.content(), "execution_count", -1);
    }

    private static String displayId(Message display) {
        return Json.string(Json.object(display.content(), "transient"), "display_id", "none");
    }
}
