package makespan.dsl.artifact;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars on the class path of this process, by the names that Maven gives to files. */
final class ShippedJars {
    private record Shipped(Path file, String version) {}

    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    private final Map<String, Shipped> byArtifact = new HashMap<>();

    ShippedJars() {
        for (String entry : System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator), -1)) {
            Path file = Path.of(entry);
            Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
            if (name.matches()) {
                byArtifact.putIfAbsent(name.group(1), new Shipped(file, name.group(2)));
            }
        }
    }

    /** Returns which version of a library this process has on its class path, if any. */
    Optional<String> versionOf(Library library) {
        return Optional.ofNullable(byArtifact.get(library.coordinate().artifact()))
                .filter(shipped -> shareAClass(library.file(), shipped.file()))
                .map(Shipped::version);
    }

    /** Artefacts of unlike groups may have the same name: only one with the same classes is the same library. */
    private static boolean shareAClass(Path library, Path shipped) {
        try (JarFile one = new JarFile(library.toFile());
                JarFile other = new JarFile(shipped.toFile())) {
            return one.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .limit(50)
                    .anyMatch(name -> other.getEntry(name) != null);
        } catch (IOException e) {
            return false;
        }
    }
}
