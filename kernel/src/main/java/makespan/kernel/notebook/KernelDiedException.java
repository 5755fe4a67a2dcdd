package makespan.kernel.notebook;

import java.io.IOException;

/** The kernel's process ended, or never answered; the message says how and quotes what it last printed. */
public final class KernelDiedException extends IOException {
    private static final long serialVersionUID = 1L;

    KernelDiedException(String message) {
        super(message);
    }
}
