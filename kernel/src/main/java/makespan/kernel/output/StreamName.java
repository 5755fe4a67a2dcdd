package makespan.kernel.output;

import java.util.Locale;

/** Standard output or standard error. */
public enum StreamName {
    STDOUT,
    STDERR;

    String jupyterName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
