package makespan.format;

import java.io.IOException;

/**
 * A file does not follow its format; the message says where and what was expected. It is one line of bounded length,
 * whatever names the file holds.
 */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CHARACTERS = 500;
    private static final String BREAKS = "[\\p{Cc}\u2028\u2029]";

    /** @param place the file and where in it, such as {@code rand0000.stg, line 7} */
    FormatException(String place, String problem) {
        super(oneLine(place + ": " + problem));
    }

    private static String oneLine(String message) {
        String line = message.replaceAll(BREAKS, "\ufffd");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
