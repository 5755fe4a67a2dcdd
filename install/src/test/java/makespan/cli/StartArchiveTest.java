package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartArchiveTest {
    private static final String NO_ARGUMENT =
            "makespan kernel: expected one argument, the connection file, but got 0\n";

    @TempDir
    private Path directory;

    /** One test for all, since training takes seconds. */
    @Test
    void anArchiveIsMadeAndUsedAndHarmlessOnceItNoLongerFits() throws Exception {
        Path lib = jars();
        Path prefix = directory.resolve("prefix");

        Cli installed = makespan(lib, "install", "--prefix", prefix.toString());

        assertEquals(0, installed.exitCode(), installed.err());
        List<String> argv = Kernelspecs.argv(prefix);
        Path archive = archive(argv);
        String first = argv.get(argv.indexOf("-cp") + 1).split(File.pathSeparator, -1)[0];
        assertTrue(
                first.startsWith(lib + File.separator) && first.contains("dsl"), "what replaces Groovy's comes first");
        assertTrue(installed.err().endsWith(" s: " + archive + "\n"), installed.err());
        assertTrue(Files.size(archive) > 10L << 20, "it holds the classes of Groovy's compiler");
        assertEquals(new Cli(2, "", NO_ARGUMENT), kernel(insisting(argv)), "Java uses it, as it must here");

        Cli again = makespan(lib, "install", "--prefix", prefix.toString());
        assertEquals("", again.err(), "what fits is not made again");

        Files.setLastModifiedTime(groovy(lib), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        assertNotEquals(2, kernel(insisting(argv)).exitCode(), "Java refuses an archive of other jars");
        assertEquals(new Cli(2, "", NO_ARGUMENT), kernel(argv), "and starts without it, in silence");
        assertTrue(
                makespan(lib, "doctor")
                        .out()
                        .contains(
                                "warn  archive     out of date, so that the kernel starts slower: run 'makespan install'"),
                "doctor names the way out");

        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertEquals(new Cli(2, "", NO_ARGUMENT), kernel(argv), "a broken archive does no harm");
        Files.delete(archive);
        assertEquals(new Cli(2, "", NO_ARGUMENT), kernel(argv), "nor does a missing one");
    }

    @Test
    void aClassPathOfDirectoriesIsSaidInOneLineAndInstalledWithout() throws Exception {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<String> command = new ArrayList<>(Cli.command("install", "--prefix", directory.toString()));
        int classPath = command.indexOf("-cp") + 1;
        command.set(classPath, command.get(classPath) + File.pathSeparator + classes);

        Cli installed = Cli.run(directory, environment(), command);

        assertEquals(0, installed.exitCode());
        assertTrue(
                installed
                        .err()
                        .contains("the kernel will start without preparation, and slower: the class path holds '"),
                installed.err());
        assertFalse(Kernelspecs.argv(directory).toString().contains("archives"));
    }

    private Cli makespan(Path lib, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Cli.command(arguments));
        command.set(command.indexOf("-cp") + 1, lib + File.separator + "*");
        return Cli.run(directory, environment(), command);
    }

    /** Runs the kernel's command line without a connection file, which it remarks on as soon as it runs. */
    private Cli kernel(List<String> argv) throws IOException, InterruptedException {
        return Cli.run(directory, environment(), argv.subList(0, argv.size() - 1));
    }

    private Map<String, String> environment() {
        return Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString());
    }

    private static Path archive(List<String> argv) {
        return argv.stream()
                .filter(word -> word.startsWith("-XX:SharedArchiveFile=") || word.startsWith("-XX:AOTCache="))
                .map(word -> Path.of(word.substring(word.indexOf('=') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the command line with the demand that Java end where it cannot use the archive. */
    private static List<String> insisting(List<String> argv) {
        List<String> command = new ArrayList<>(argv);
        command.add(1, argv.toString().contains("-XX:AOTCache=") ? "-XX:AOTMode=on" : "-Xshare:on");
        return command;
    }

    private static Path groovy(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.getFileName().toString().startsWith("groovy-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns a directory with the class path of the tests as jars, as the distribution has it. */
    private Path jars() throws IOException {
        Path lib = Files.createDirectory(directory.resolve("lib"));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                pack(path, lib.resolve(path.toString().replaceAll("[^A-Za-z]+", "-") + ".jar"));
            } else if (Files.isRegularFile(path)) {
                Files.copy(path, lib.resolve(path.getFileName()));
            }
        }
        return lib;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file)) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(
                        new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, packed);
            }
        }
    }
}
