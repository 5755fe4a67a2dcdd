package makespan.kernel.magic;

import org.jspecify.annotations.Nullable;

/** A command of the notebook cannot be done; the message says in one line why, and what would do. */
public final class MagicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MagicException(String message) {
        this(message, null);
    }

    private MagicException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    MagicException at(String place) {
        return new MagicException(getMessage() + " (" + place + ")", getCause());
    }
}
