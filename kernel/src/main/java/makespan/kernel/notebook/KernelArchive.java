package makespan.kernel.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kernel's classes as the Java virtual machine lays them out in memory, in a file that it maps instead of loading them
 * one by one: a class-data archive (JEP 310) before Java 24, an ahead-of-time cache (JEP 483) from then on. Its name stands
 * for the Java, the options and the jars that it was made for, so that none is used with others; Java itself checks it
 * too, and starts without it if anything is wrong.
 *
 * @param file where it lies, once it has been trained
 * @param lineage what archives of this installation with this Java have in common in their names
 */
public record KernelArchive(Path file, String lineage) {
    private static final int FIRST_CACHING_JAVA = 24;
    private static final int NAME_BYTES = 6;
    private static final List<String> QUIET = List.of("-Xlog:cds*=off", "-Xlog:class+path=off");
    private static final String QUIET_CACHE = "-Xlog:aot*=off";

    /** Returns the archive for the Java, the options and the class path of this process, which need not exist. */
    public static KernelArchive ofThisProcess() {
        String java = System.getProperty("java.home");
        String lineage = digest(List.of(java, KernelCommand.classPath()));
        List<String> made = new ArrayList<>(KernelCommand.javaOptions());
        made.add(System.getProperty("java.vm.version"));
        KernelCommand.classPathEntries()
                .forEach(jar -> made.add(
                        jar + " " + jar.toFile().length() + " " + jar.toFile().lastModified()));
        String name = "kernel-" + lineage + "-" + digest(made) + (isCache() ? ".aot" : ".jsa");
        return new KernelArchive(InstallationFiles.directory("archives").resolve(name), lineage);
    }

    /** Returns whether this Java makes ahead-of-time caches. */
    static boolean isCache() {
        return Runtime.version().feature() >= FIRST_CACHING_JAVA;
    }

    /** Returns whether it has been trained. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Returns whether archives of this installation and this Java exist that were made for other jars or options. */
    public boolean hasForerunners() {
        return !forerunners().isEmpty();
    }

    /** Returns the options that let Java use the archive, and say nothing if it cannot; none if it does not exist. */
    List<String> options() {
        if (!exists()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(quiet());
        options.add((isCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
        return options;
    }

    /** Returns the options that keep Java from remarking on archives. */
    static List<String> quiet() {
        return isCache() ? Stream.concat(QUIET.stream(), Stream.of(QUIET_CACHE)).toList() : QUIET;
    }

    List<Path> forerunners() {
        Path directory = InstallationFiles.directory("archives");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(other -> !other.equals(file))
                    .filter(other -> other.getFileName().toString().startsWith("kernel-" + lineage + "-"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String digest(List<String> parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
