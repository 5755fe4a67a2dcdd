package makespan.kernel.protocol;

import java.io.IOException;

/** A message that cannot be trusted or understood. It says why; the loop that got it drops the message and goes on. */
public class ProtocolException extends IOException {
    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
