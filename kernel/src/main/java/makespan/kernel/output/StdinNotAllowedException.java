package makespan.kernel.output;

import java.io.IOException;

/** A cell asks for input, but the client that runs it answers no questions. */
public final class StdinNotAllowedException extends IOException {
    StdinNotAllowedException() {
        super("the cell reads from standard input, but this client does not answer questions (allow_stdin is false)");
    }
}
