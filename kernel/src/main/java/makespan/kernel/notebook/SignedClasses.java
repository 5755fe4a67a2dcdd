package makespan.kernel.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The packages of signed jars, whose classes are not archived; Java 17 crashes when it comes upon their lambdas. */
final class SignedClasses {
    private final Set<String> packages = new HashSet<>();

    /** Reads the tables of contents of some jars. */
    SignedClasses(List<Path> jars) throws IOException {
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile(), false)) {
                List<String> names = file.stream().map(ZipEntry::getName).toList();
                if (names.stream().anyMatch(SignedClasses::isSignature)) {
                    names.stream().filter(name -> name.endsWith(".class")).forEach(this::addPackage);
                }
            }
        }
    }

    /** Removes the lines that name a class of these packages, and those of proxies, which are not found again. */
    void removeFrom(Path classList) throws IOException {
        List<String> kept = Files.readAllLines(classList).stream()
                .filter(line -> !isProxy(line) && packages.stream().noneMatch(line::contains))
                .toList();
        Files.write(classList, kept);
    }

    private static boolean isProxy(String line) {
        return line.contains("/$Proxy");
    }

    private static boolean isSignature(String name) {
        return name.startsWith("META-INF/") && name.endsWith(".SF");
    }

    private void addPackage(String name) {
        int end = name.lastIndexOf('/');
        if (end > 0) {
            packages.add(name.substring(0, end + 1));
        }
    }
}
