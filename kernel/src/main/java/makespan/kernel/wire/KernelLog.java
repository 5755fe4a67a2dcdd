package makespan.kernel.wire;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What the kernel has to say about itself: one line each on the process's own standard error, never in a notebook. */
public final class KernelLog {
    private static final int MAX_LINE = 500;

    private final PrintStream out;

    /** Creates a log that writes to the given stream, which cells cannot redirect. */
    public KernelLog(PrintStream out) {
        this.out = out;
    }

    /** Writes one line. */
    public void warn(String text) {
        String line = "makespan kernel: " + text.replaceAll("\\p{Cntrl}+", " ");
        out.println(line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line);
    }

    /** Writes one line that names the problem and where it arose. */
    public void warn(String text, Throwable problem) {
        @Nullable StackTraceElement[] frames = problem.getStackTrace();
        warn(text + ": " + problem + (frames.length == 0 ? "" : " at " + frames[0]));
    }
}
