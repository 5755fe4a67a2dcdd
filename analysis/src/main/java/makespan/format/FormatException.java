package makespan.format;

import java.io.IOException;

/** A file does not follow its format; the message says where and what was expected. */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param place the file and where in it, such as {@code rand0000.stg, line 7} */
    FormatException(String place, String problem) {
        super(place + ": " + problem);
    }
}
