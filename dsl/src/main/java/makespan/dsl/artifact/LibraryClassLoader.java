package makespan.dsl.artifact;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Finds the classes of a session's libraries, after those of Makespan itself. */
final class LibraryClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Libraries owner;

    LibraryClassLoader(Libraries owner, ClassLoader parent) {
        super("makespan.libraries", new URL[0], parent);
        this.owner = owner;
    }

    Libraries owner() {
        return owner;
    }

    void add(Path entry) {
        try {
            addURL(entry.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
