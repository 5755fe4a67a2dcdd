package makespan.opencl;

import java.nio.charset.StandardCharsets;

/** Text as the C language lays it down. */
final class ZeroEnded {
    private ZeroEnded() {}

    /** Returns what stands before the first zero, without blanks around it. */
    static String text(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }
}
