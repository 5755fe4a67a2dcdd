package makespan.kernel.notebook;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makespan.dsl.Session;

/** The command line that starts the kernel with the Java and the class path of this process. */
public final class KernelCommand {
    private static final String MAIN_CLASS = "makespan.kernel.KernelMain";
    private static final int FIRST_STRICT_JAVA = 24;

    /** See docs/decisions/0008: what a quiet kernel holds, and how far a busy one may go. */
    private static final List<String> HEAP = List.of(
            "-XX:+UseParallelGC",
            "-Xms48m",
            "-XX:MaxRAMPercentage=50",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:GCTimeRatio=19",
            "-XX:SoftRefLRUPolicyMSPerMB=0");

    /**
     * A method is compiled for speed after ten times as many calls and turns of its loops as usual: what it takes to
     * compile a cell reaches that only after hundreds of cells, and a busy compiler would delay them.
     */
    private static final List<String> COMPILER = List.of(
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=100000");

    private KernelCommand() {}

    /**
     * Returns the command and its arguments, which use the kernel's archive if it has been trained; the last one is the
     * connection file.
     */
    public static List<String> of(String connectionFile) {
        return of(List.of(), connectionFile);
    }

    /**
     * Returns the command with options of the Java virtual machine besides the usual ones.
     *
     * @param javaOptions after the usual ones, so that they win
     */
    public static List<String> of(List<String> javaOptions, String connectionFile) {
        List<String> options = new ArrayList<>(javaOptions);
        options.addAll(KernelArchive.ofThisProcess().options());
        return with(options, connectionFile);
    }

    /** Returns the command with further options, and the archive only if they name it. */
    static List<String> with(List<String> options, String connectionFile) {
        List<String> command = new ArrayList<>();
        command.add(javaExecutable().toString());
        command.addAll(javaOptions());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath());
        command.add(MAIN_CLASS);
        command.add(connectionFile);
        return command;
    }

    /** Returns the {@code java} that runs this process. */
    public static Path javaExecutable() {
        return Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
    }

    /**
     * Returns the environment variables that the command is to find: with two arenas, malloc keeps less for itself; without
     * its handler, PoCL leaves it to Java to notice divisions by zero, and where PoCL is, a library of Java's keeps its
     * compiler from taking other signals; ONNX Runtime, which heeds nothing else that early, is to tell its maker nothing.
     */
    public static Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(
                Map.of("MALLOC_ARENA_MAX", "2", "POCL_SIGFPE_HANDLER", "0", "ORT_DISABLE_TELEMETRY", "1"));
        Path signals = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
        if (Files.exists(signals) && hasPocl(Path.of("/etc/OpenCL/vendors"))) {
            variables.put("LD_PRELOAD", signals.toString());
        }
        return variables;
    }

    private static boolean hasPocl(Path vendors) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(vendors, "*pocl*")) {
            return found.iterator().hasNext();
        } catch (IOException e) { // no OpenCL here
            return false;
        }
    }

    /**
     * Returns the options of the Java virtual machine: a heap that begins small, and options that keep newer ones from
     * warning about JeroMQ and AWT.
     */
    static List<String> javaOptions() {
        List<String> options = new ArrayList<>(HEAP);
        options.addAll(COMPILER);
        options.addAll(List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= FIRST_STRICT_JAVA) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    /**
     * Returns this process's class path with absolute paths, and as {@code lib/*} where all of it lies in one directory.
     * The jar of the language comes first, since a class of it replaces one of Groovy (see docs/decisions/0009).
     */
    static String classPath() {
        Path language = language();
        List<Path> entries = classPathEntries();
        List<Path> directories =
                entries.stream().map(Path::getParent).distinct().toList();
        boolean onlyJars = entries.stream().allMatch(entry -> entry.toString().endsWith(".jar"));
        Stream<String> rest = onlyJars && directories.size() == 1 && entries.size() > 1
                ? Stream.of(directories.get(0) + File.separator + "*")
                : entries.stream().filter(entry -> !entry.equals(language)).map(Path::toString);
        return Stream.concat(Stream.of(language.toString()), rest).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path language() {
        try {
            return Path.of(Session.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path holds what is no file", e);
        }
    }

    /** Returns the jars and directories of this process's class path, with absolute paths, each once. */
    static List<Path> classPathEntries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .distinct()
                .toList();
    }
}
