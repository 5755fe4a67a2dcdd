package makespan.dsl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import makespan.schedule.TimeHistory;
import makespan.schedule.TimeHistoryFile;
import org.jspecify.annotations.Nullable;

/**
 * How long tasks took on which device, from session to session: read from a file when first asked for, written after each
 * run that placed tasks. A file that cannot be used costs a warning, once, and the times of earlier sessions. Safe for use
 * by many threads.
 */
public final class MeasuredTimes {
    private static final String VARIABLE = "MAKESPAN_TIMES";

    private final @Nullable Path path;
    private final Consumer<String> warnings;
    private final TimeHistory history = new TimeHistory();
    private boolean read;
    private boolean broken;

    /** @param path of the file; none to keep times for this session alone */
    MeasuredTimes(Optional<Path> path, Consumer<String> warnings) {
        this.path = path.orElse(null);
        this.warnings = warnings;
    }

    /**
     * Returns the file that {@code MAKESPAN_TIMES} names, none if it says {@code off}, else that of the user's cache.
     *
     * @param environment the process's environment variables
     * @param home the user's home directory
     */
    public static Optional<Path> file(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return named.equals("off") ? Optional.empty() : Optional.of(Path.of(named));
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isEmpty() ? home.resolve(".cache") : Path.of(cache);
        return Optional.of(base.resolve("makespan").resolve("times.tsv"));
    }

    /** Returns the file of this process; see {@link #file(Map, Path)}. */
    public static Optional<Path> file() {
        return file(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** Returns the times, to which runs add. */
    synchronized TimeHistory history() {
        if (!read && path != null) {
            use("read", file -> file.readInto(history));
        }
        read = true;
        return history;
    }

    /** Writes the times. */
    synchronized void keep() {
        use("keep", file -> file.write(history));
    }

    private interface Use {
        void accept(TimeHistoryFile file) throws IOException;
    }

    private void use(String what, Use use) {
        if (path == null || broken) {
            return;
        }
        try {
            use.accept(new TimeHistoryFile(path));
        } catch (IOException e) {
            broken = true;
            warnings.accept("cannot " + what + " measured times in '" + path + "': " + e.getMessage()
                    + "; this session learns them anew (MAKESPAN_TIMES names another file, or off)");
        }
    }
}
