package makespan.kernel.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import makespan.kernel.protocol.Message;
import makespan.kernel.wire.Publisher;
import org.jspecify.annotations.Nullable;

/**
 * Where one cell's output goes: text is gathered and published in batches, in order with the cell's displays, also
 * after the cell has ended. Safe for use by several threads.
 */
public final class CellOutput {
    /** A batch is published as soon as it has this many characters. */
    private static final int BATCH_CHARS = 1 << 18;

    /** More text than this is cut, so that an endless loop of prints fills neither the notebook nor the browser. */
    static final long MAX_CHARS = 10_000_000;

    private static final int FLUSH_MILLIS = 50;

    /** While more than a few prints come in a batch, the next batch takes twice as long, up to this. */
    private static final int MAX_FLUSH_MILLIS = 800;

    private static final int FEW_WRITES = 5;
    private static final int MAX_UTF8_TAIL = 4;

    private final Message request;
    private final boolean stdinAllowed;
    private final Publisher publisher;
    private final ScheduledExecutorService timer;
    private final Map<StreamName, Decoding> decodings = new EnumMap<>(StreamName.class);
    private final JsonArray payloads = new JsonArray();
    private final Map<Class<?>, Object> companions = new HashMap<>();
    private final StringBuilder batch = new StringBuilder();
    private StreamName batchStream = StreamName.STDOUT;
    private long chars;
    private int writes;
    private int flushMillis = FLUSH_MILLIS;
    private @Nullable Future<?> flushing;

    /**
     * Creates the output of one request.
     *
     * @param request the request that the output belongs to
     * @param stdinAllowed whether the client will answer questions
     * @param timer publishes a batch a moment after it began
     */
    CellOutput(Message request, boolean stdinAllowed, Publisher publisher, ScheduledExecutorService timer) {
        this.request = request;
        this.stdinAllowed = stdinAllowed;
        this.publisher = publisher;
        this.timer = timer;
    }

    /** Returns the request that this output belongs to. */
    public Message request() {
        return request;
    }

    boolean stdinAllowed() {
        return stdinAllowed;
    }

    /** Adds UTF-8 text; what is no UTF-8 becomes U+FFFD. */
    synchronized void write(StreamName stream, byte[] bytes, int offset, int length) {
        if (chars >= MAX_CHARS) {
            return;
        }
        if (stream != batchStream) {
            flush();
            batchStream = stream;
        }
        if (batch.length() == 0) {
            flushSoon();
        }
        writes++;
        int before = batch.length();
        decodings.computeIfAbsent(stream, s -> new Decoding()).decode(bytes, offset, length, batch);
        chars += batch.length() - before;
        if (chars >= MAX_CHARS) {
            batch.append("\n[The rest is cut: this cell has printed ")
                    .append(MAX_CHARS)
                    .append(" characters.]\n");
        }
        if (batch.length() >= BATCH_CHARS || chars >= MAX_CHARS) {
            flush();
        }
    }

    /** Publishes a line of the kernel's own on standard error, at once and whatever the cell has printed. */
    public synchronized void warn(String line) {
        flush();
        publish(StreamName.STDERR, line);
    }

    private void flushSoon() {
        flushMillis = writes > FEW_WRITES ? Math.min(2 * flushMillis, MAX_FLUSH_MILLIS) : FLUSH_MILLIS;
        writes = 0;
        if (flushing == null || flushing.isDone()) {
            flushing = timer.schedule(this::flush, flushMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** Publishes the text gathered so far. */
    public synchronized void flush() {
        if (batch.length() == 0) {
            return;
        }
        String text = batch.toString();
        batch.setLength(0);
        if (batch.capacity() > BATCH_CHARS) {
            batch.trimToSize();
        }
        publish(batchStream, text);
    }

    private void publish(StreamName stream, String text) {
        JsonObject content = new JsonObject();
        content.addProperty("name", stream.jupyterName());
        content.addProperty("text", text);
        publisher.publish(request.header().json(), "stream", content);
    }

    /** Publishes a message of this cell, after the text that came before it. */
    public synchronized void publish(String type, JsonObject content) {
        flush();
        publisher.publish(request.header().json(), type, content);
    }

    /** Returns what others remember of this cell, one object of each type, which is made when it is first asked for. */
    public synchronized <T> T companion(Class<T> type, Supplier<T> make) {
        return type.cast(companions.computeIfAbsent(type, t -> make.get()));
    }

    /** Adds something that the reply to the cell's request is to carry. */
    public synchronized void addPayload(JsonObject payload) {
        payloads.add(payload);
    }

    /** Returns what the reply to the cell's request is to carry. */
    public synchronized JsonArray payloads() {
        return payloads.deepCopy();
    }

    /** One stream's decoder, which keeps the first bytes of a character that is not yet whole. */
    private static final class Decoding {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private final ByteBuffer tail = ByteBuffer.allocate(MAX_UTF8_TAIL);

        void decode(byte[] bytes, int offset, int length, StringBuilder text) {
            ByteBuffer in = ByteBuffer.allocate(tail.position() + length);
            in.put(tail.flip()).put(bytes, offset, length).flip();
            CharBuffer out = CharBuffer.allocate(in.remaining());
            decoder.decode(in, out, false);
            text.append(out.flip());
            tail.clear().put(in);
        }
    }
}
