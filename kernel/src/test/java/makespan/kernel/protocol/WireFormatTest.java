package makespan.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireFormatTest {
    private final WireFormat wire = wire("secret");

    @Test
    void aMessageComesBackAsItWasSent() throws Exception {
        Message sent = message().withIdentities(List.of(utf8("peer"))).withBuffers(List.of(new byte[] {0, -1}));

        Message received = wire.decode(wire.encode(sent));

        assertEquals(sent.header(), received.header());
        assertEquals(sent.content(), received.content());
        assertArrayEquals(utf8("peer"), received.identities().get(0));
        assertArrayEquals(new byte[] {0, -1}, received.buffers().get(0));
    }

    @Test
    void aReplyNamesTheWholeHeaderItAnswersAndItsSender() {
        Message request = message().withIdentities(List.of(utf8("peer")));

        Message reply = request.reply("pong", "mine", new JsonObject());

        assertEquals(request.header().json(), reply.parent());
        assertEquals(request.header().id(), reply.parentId());
        assertEquals("mine", reply.header().session());
        assertArrayEquals(utf8("peer"), reply.identities().get(0));
    }

    @Test
    void aWrongSignatureIsRefused() {
        assertEquals("wrong signature", refusal(wire("other").encode(message())));
    }

    @Test
    void withoutAKeyNothingIsSigned() throws Exception {
        WireFormat open = wire("");

        List<byte[]> frames = open.encode(message());

        assertEquals(0, frames.get(1).length);
        assertEquals("ping", open.decode(frames).type());
    }

    @Test
    void missingPartsAreNamed() {
        List<byte[]> frames = wire.encode(message());

        assertEquals("no <IDS|MSG> among 5 frames", refusal(frames.subList(1, 6)));
        assertEquals(
                "a message has a signature and 4 parts, but this one ends after 3 frames",
                refusal(frames.subList(0, 4)));
        assertEquals("no <IDS|MSG> among 0 frames", refusal(List.of()));
    }

    @Test
    void aPartThatIsNotOneJsonObjectIsRefused() {
        assertEquals("expected a JSON object, but got an array", refusal("[]"));
        assertEquals("expected a JSON object, but got null", refusal("null"));
        assertEquals("not JSON", refusal("{} {"));
        assertEquals("JSON nested deeper than 200", refusal("{\"a\":" + "[".repeat(5_000)));
        assertEquals("a header needs the strings 'msg_id' and 'msg_type'", refusal("{\"msg_id\":1}"));
    }

    @Test
    void randomFramesNeverDoMoreThanBeRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        WireFormat open = wire("");
        for (int i = 0; i < 5_000; i++) {
            List<byte[]> frames = new ArrayList<>(open.encode(message()));
            int victim = random.nextInt(frames.size());
            frames.set(victim, mutated(frames.get(victim), random));
            try {
                open.decode(frames);
            } catch (ProtocolException refused) {
                assertNotNull(refused.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", message " + i, e);
            }
        }
    }

    /** The second test case of RFC 4231 for HMAC-SHA-256. */
    @Test
    void signaturesAreThoseOfTheStandard() throws Exception {
        byte[] signature =
                Signer.of("hmac-sha256", "Jefe").sign(List.of(utf8("what do ya want "), utf8("for nothing?")));

        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                new String(signature, StandardCharsets.US_ASCII));
    }

    @Test
    void anUnknownSchemeIsRefused() {
        assertEquals(
                "signature_scheme must be hmac-sha256, hmac-sha384 or hmac-sha512, but was 'hmac-md5'",
                assertThrows(ProtocolException.class, () -> Signer.of("hmac-md5", "k"))
                        .getMessage());
    }

    private static byte[] mutated(byte[] frame, Random random) {
        byte[] result = random.nextBoolean() ? frame.clone() : new byte[random.nextInt(40)];
        for (int i = random.nextInt(4); i >= 0 && result.length > 0; i--) {
            result[random.nextInt(result.length)] = (byte) random.nextInt();
        }
        return result;
    }

    private String refusal(String header) {
        WireFormat open = wire("");
        List<byte[]> frames = new ArrayList<>(open.encode(message()));
        frames.set(2, utf8(header));
        return refusal(open, frames);
    }

    private String refusal(List<byte[]> frames) {
        return refusal(wire, frames);
    }

    private static String refusal(WireFormat wire, List<byte[]> frames) {
        return String.valueOf(
                assertThrows(ProtocolException.class, () -> wire.decode(frames)).getMessage());
    }

    private static Message message() {
        JsonObject content = new JsonObject();
        content.addProperty("text", "naïve 😀 </script>");
        return Message.of("ping", "session", content);
    }

    private static WireFormat wire(String key) {
        try {
            return new WireFormat(Signer.of("hmac-sha256", key));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
