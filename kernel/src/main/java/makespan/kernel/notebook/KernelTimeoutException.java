package makespan.kernel.notebook;

import java.io.IOException;
import java.time.Duration;

/** A cell took longer than allowed. */
public final class KernelTimeoutException extends IOException {
    private static final long serialVersionUID = 1L;

    KernelTimeoutException(Duration limit) {
        super("it took longer than " + seconds(limit) + " s");
    }

    private static String seconds(Duration limit) {
        return limit.toMillisPart() == 0 ? Long.toString(limit.toSeconds()) : Double.toString(limit.toMillis() / 1e3);
    }
}
