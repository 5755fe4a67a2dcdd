package makespan.dsl.artifact;

import groovy.grape.GrapeUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The libraries of one session, which its cells see from the moment they are added. They come from Maven repositories,
 * by the user's {@code settings.xml}, or from files. What Makespan ships itself wins over a library. Safe for concurrent
 * use.
 */
public final class Libraries implements AutoCloseable {
    private final Consumer<String> progress;
    private final LibraryClassLoader loader;
    private final Set<Repository> repositories = new LinkedHashSet<>();
    private final Set<Path> entries = new LinkedHashSet<>();
    private final Map<String, String> versions = new HashMap<>();
    private final Set<LibraryRequest> done = new HashSet<>();

    /**
     * What was added.
     *
     * @param added the files that are new, in the order in which they are searched
     * @param notes lines on what was left out, and why
     */
    public record Addition(List<Path> added, List<String> notes) {
        public Addition {
            added = List.copyOf(added);
            notes = List.copyOf(notes);
        }
    }

    /** @param progress is told how far a download is, in a line, at most twice a second; an empty line ends it */
    public Libraries(ClassLoader parent, Consumer<String> progress) {
        this.progress = progress;
        this.loader = new LibraryClassLoader(this, parent);
    }

    /**
     * Adds artefacts with all that they need at run time. An interrupt of the calling thread ends it.
     *
     * @throws ArtifactException if one cannot be had; nothing is added then
     */
    public Addition add(LibraryRequest request) {
        LibraryRequest whole = request.alsoFrom(repositories());
        synchronized (this) {
            if (done.contains(whole)) {
                return new Addition(List.of(), List.of());
            }
        }
        List<Library> found = BackgroundResolution.of(whole, progress);
        synchronized (this) {
            List<Path> added = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            ShippedJars shipped = new ShippedJars();
            found.forEach(library -> add(library, shipped, added, notes));
            done.add(whole);
            return new Addition(added, notes);
        }
    }

    /** Adds jars and folders of classes. */
    public synchronized Addition add(List<Path> files) {
        List<Path> added = new ArrayList<>();
        files.forEach(file -> add(file, added));
        return new Addition(added, List.of());
    }

    /** Lets later requests look in this repository too. */
    public synchronized void add(Repository repository) {
        repositories.add(repository);
    }

    /** Returns the repositories that the session added, oldest first. */
    public synchronized Set<Repository> repositories() {
        return new LinkedHashSet<>(repositories);
    }

    /** Returns the files and folders added so far, in the order in which they are searched. */
    public synchronized List<Path> entries() {
        return List.copyOf(entries);
    }

    /** Returns the loader of the libraries' classes. */
    public ClassLoader classLoader() {
        return loader;
    }

    /** Returns the libraries that a class loader searches, itself or through its parents. */
    static Optional<Libraries> of(@Nullable ClassLoader loader) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at instanceof LibraryClassLoader libraries) {
                return Optional.of(libraries.owner());
            }
        }
        return Optional.empty();
    }

    /** Closes the files; classes that are loaded stay. */
    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Library library, ShippedJars shipped, List<Path> added, List<String> notes) {
        Coordinate coordinate = library.coordinate();
        Optional<String> own = shipped.versionOf(library);
        if (own.isPresent()) {
            if (!own.get().equals(coordinate.version())) {
                notes.add(coordinate + " is left out: Makespan itself uses version " + own.get());
            }
            return;
        }
        String before = versions.putIfAbsent(coordinate.name(), coordinate.version());
        if (before == null) {
            add(library.file(), added);
        } else if (!before.equals(coordinate.version())) {
            notes.add(coordinate + " is left out: version " + before
                    + " was loaded before; restart the kernel to use the other");
        }
    }

    private void add(Path file, List<Path> added) {
        Path entry = file.toAbsolutePath().normalize();
        if (entries.add(entry)) {
            loader.add(entry);
            if (Files.isRegularFile(entry)) {
                GrapeUtil.processExtensionMethods(loader, entry.toFile());
            }
            added.add(entry);
        }
    }
}
