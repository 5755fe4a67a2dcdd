package makespan.kernel.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java classes that every Groovy text has imported. */
final class DefaultClasses {
    private static final String SUFFIX = ".class";

    private DefaultClasses() {}

    /** Returns the simple names of the public ones that start with a prefix, sorted. */
    static List<String> startingWith(String prefix) {
        return Holder.NAMES.stream()
                .filter(name -> name.startsWith(prefix, name.lastIndexOf('.') + 1))
                .filter(DefaultClasses::isPublic)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .sorted()
                .toList();
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, null).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static final class Holder {
        private static final List<String> NAMES = Stream.of("java/lang", "java/util", "java/io", "java/net")
                .flatMap(directory -> names(directory).stream())
                .toList();

        private static List<String> names(String directory) {
            Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base", directory);
            String prefix = directory.replace('/', '.') + '.';
            try (Stream<Path> files = Files.list(root)) {
                return files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(SUFFIX) && name.indexOf('$') < 0 && name.indexOf('-') < 0)
                        .map(name -> prefix + name.substring(0, name.length() - SUFFIX.length()))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
