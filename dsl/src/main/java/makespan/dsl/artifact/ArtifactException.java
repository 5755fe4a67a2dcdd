package makespan.dsl.artifact;

import org.jspecify.annotations.Nullable;

/** A library cannot be had; the message says in one line which, why, and what could help. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArtifactException(String message) {
        this(message, null);
    }

    ArtifactException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns the same problem with the place that asked for the library, such as {@code cell 4, line 1}. */
    public ArtifactException at(String place) {
        return new ArtifactException(getMessage() + " (" + place + ")", getCause());
    }
}
