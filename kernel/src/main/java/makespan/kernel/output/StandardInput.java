package makespan.kernel.output;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.wire.Router;

/** Standard input of cells: a read with nothing buffered asks the cell's client for a line. */
public final class StandardInput extends InputStream {
    private final Router router;
    private final OutputRouter outputs;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ReentrantLock reading = new ReentrantLock();

    /** Held while a question is open: an answer does not say which one it answers. */
    private final ReentrantLock asking = new ReentrantLock();

    private byte[] line = new byte[0];
    private int next;

    public StandardInput(Router router, OutputRouter outputs) {
        this.router = router;
        this.outputs = outputs;
    }

    /** Takes a client's answer. */
    public void answered(Message inputReply) {
        answers.add(Json.string(inputReply.content(), "value", ""));
    }

    /** Forgets what was answered and not yet read: a new cell starts with empty input, unless an old one still waits. */
    public void discard() {
        if (reading.tryLock()) {
            try {
                next = line.length;
            } finally {
                reading.unlock();
            }
        }
    }

    /**
     * Asks the client of the current cell for a line of text, showing the prompt.
     *
     * @throws StdinNotAllowedException if the client answers no questions
     * @throws InterruptedIOException if the cell is interrupted while it waits
     */
    public String ask(String prompt, boolean password) throws IOException {
        CellOutput cell = outputs.owner();
        if (cell == null || !cell.stdinAllowed()) {
            throw new StdinNotAllowedException();
        }
        try {
            asking.lockInterruptibly();
            try {
                return answer(cell, prompt, password);
            } finally {
                asking.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException stopped = new InterruptedIOException("interrupted while waiting for input");
            stopped.initCause(e);
            throw stopped;
        }
    }

    private String answer(CellOutput cell, String prompt, boolean password) throws InterruptedException {
        answers.clear();
        cell.flush();
        JsonObject content = new JsonObject();
        content.addProperty("prompt", prompt);
        content.addProperty("password", password);
        router.send(Channel.STDIN, cell.request().reply("input_request", router.session(), content));
        return answers.take();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        reading.lock();
        try {
            if (next >= line.length) {
                line = (ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
                next = 0;
            }
            int count = Math.min(length, line.length - next);
            System.arraycopy(line, next, bytes, offset, count);
            next += count;
            return count;
        } finally {
            reading.unlock();
        }
    }
}
