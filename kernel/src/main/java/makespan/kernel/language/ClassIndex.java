package makespan.kernel.language;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages and classes that a text can import: of the JDK's modules, of the class path, and of what was added. */
final class ClassIndex {
    private static final String SUFFIX = ".class";

    private final SortedMap<String, Set<String>> classesByPackage = new TreeMap<>();

    private ClassIndex() {}

    /** Returns where the classes that a loader finds come from, besides the JDK. */
    static List<Path> sources(ClassLoader loader) {
        Set<Path> sources = new LinkedHashSet<>();
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at instanceof URLClassLoader urls) {
                Arrays.stream(urls.getURLs()).flatMap(ClassIndex::file).forEach(sources::add);
            }
        }
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path", ""))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .forEach(sources::add);
        return List.copyOf(sources);
    }

    /** Returns the index of the JDK and of some jars and directories. */
    static ClassIndex of(List<Path> sources) {
        ClassIndex index = new ClassIndex();
        index.addModules();
        sources.forEach(index::addSource);
        return index;
    }

    /** Returns the simple names of the classes of a package; none if there is no such package. */
    Set<String> classes(String packageName) {
        return classesByPackage.getOrDefault(packageName, Set.of());
    }

    /** Returns the next part of the names of the packages within a package, or, of an empty name, the first. */
    Set<String> subpackages(String packageName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        Set<String> parts = new TreeSet<>();
        for (String name : classesByPackage.tailMap(prefix).keySet()) {
            if (!name.startsWith(prefix)) {
                break;
            }
            String rest = name.substring(prefix.length());
            int dot = rest.indexOf('.');
            parts.add(dot < 0 ? rest : rest.substring(0, dot));
        }
        parts.remove("");
        return parts;
    }

    /** Returns the full names of the classes whose simple names start with a prefix, the shortest first. */
    List<String> startingWith(String prefix) {
        List<String> names = new ArrayList<>();
        classesByPackage.forEach((name, classes) -> {
            for (String simple : classes) {
                if (simple.startsWith(prefix)) {
                    names.add(name.isEmpty() ? simple : name + "." + simple);
                }
            }
        });
        names.sort(
                (one, other) -> one.length() != other.length() ? one.length() - other.length() : one.compareTo(other));
        return names;
    }

    private void addModules() {
        FileSystem modules = FileSystems.getFileSystem(URI.create("jrt:/"));
        for (Module module : ModuleLayer.boot().modules()) {
            ModuleDescriptor descriptor = module.getDescriptor();
            for (ModuleDescriptor.Exports exports : descriptor.exports()) {
                if (!exports.isQualified()) {
                    String packageName = exports.source();
                    addDirectory(
                            packageName, modules.getPath("modules", descriptor.name(), packageName.replace('.', '/')));
                }
            }
        }
    }

    private void addDirectory(String packageName, Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> String.valueOf(file.getFileName())).forEach(file -> add(packageName, file));
        } catch (IOException e) {
            // a module that was put on the module path: its classes are not offered
        }
    }

    private void addSource(Path source) {
        try {
            if (Files.isDirectory(source)) {
                try (Stream<Path> files = Files.walk(source, 20)) {
                    files.map(file -> source.relativize(file).toString()).forEach(this::addFile);
                }
            } else if (Files.isRegularFile(source)) {
                try (JarFile jar = new JarFile(source.toFile())) {
                    jar.stream().map(entry -> entry.getName()).forEach(this::addFile);
                }
            }
        } catch (IOException | RuntimeException e) {
            // what cannot be read has no classes to offer
        }
    }

    private void addFile(String path) {
        int slash = path.lastIndexOf('/');
        String packageName = slash < 0 ? "" : path.substring(0, slash).replace('/', '.');
        if (!packageName.startsWith("META-INF") && !packageName.startsWith("groovyjarjar")) {
            add(packageName, path.substring(slash + 1));
        }
    }

    private void add(String packageName, String file) {
        if (file.endsWith(SUFFIX) && file.indexOf('$') < 0 && file.indexOf('-') < 0) {
            classesByPackage
                    .computeIfAbsent(packageName, name -> new TreeSet<>())
                    .add(file.substring(0, file.length() - SUFFIX.length()));
        }
    }

    private static Stream<Path> file(URL url) {
        try {
            return "file".equals(url.getProtocol()) ? Stream.of(Path.of(url.toURI())) : Stream.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** The index, made when it is first needed, and again when jars were added. */
    static final class Cache {
        private List<Path> sources = List.of();
        private ClassIndex index = new ClassIndex();

        synchronized ClassIndex of(ClassLoader loader) {
            List<Path> now = sources(loader);
            if (index.classesByPackage.isEmpty() || !now.equals(sources)) {
                index = ClassIndex.of(now);
                sources = now;
            }
            return index;
        }
    }
}
