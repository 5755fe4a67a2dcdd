package makespan.kernel.notebook;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this installation keeps what it makes for itself. */
public final class InstallationFiles {
    private InstallationFiles() {}

    /** Returns a directory of this installation's own, or one in the user's cache if the installation is read-only. */
    public static Path directory(String name) {
        String home = System.getProperty("makespan.home", "");
        if (!home.isEmpty() && Files.isWritable(Path.of(home))) {
            return Path.of(home, ".makespan", name).toAbsolutePath();
        }
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("makespan").resolve(name).toAbsolutePath();
    }
}
