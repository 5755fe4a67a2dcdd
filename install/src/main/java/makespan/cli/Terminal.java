package makespan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The one line of progress on a terminal's stderr; in a pipe there is none. The launcher says which it is, since Java
 * knows only whether stdin and stdout are a terminal. Safe for use by several threads.
 */
final class Terminal {
    private static final boolean LIVE = Boolean.getBoolean("makespan.terminal");
    private static final int WIDTH = 79;
    private static final Object LOCK = new Object();
    private static final PrintStream SCREEN =
            new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    private static boolean shown;

    private Terminal() {}

    /** Returns whether a person watches. */
    static boolean isLive() {
        return LIVE;
    }

    /** Replaces the progress line. */
    static void showProgress(String line) {
        if (!LIVE) {
            return;
        }
        String shortened = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
        synchronized (LOCK) {
            SCREEN.print("\r\u001b[2K" + shortened);
            SCREEN.flush();
            shown = true;
        }
    }

    /** Removes the progress line, before anything else is printed. */
    static void clearProgress() {
        if (!LIVE) {
            return;
        }
        synchronized (LOCK) {
            if (shown) {
                SCREEN.print("\r\u001b[2K");
                SCREEN.flush();
                shown = false;
            }
        }
    }

    /** Returns a stream to a terminal that removes the progress line before it prints. */
    static OutputStream clearingProgress(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(int b) throws IOException {
                clearProgress();
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                clearProgress();
                out.write(bytes, offset, length);
            }
        };
    }
}
