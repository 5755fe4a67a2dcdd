package makespan.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a comparison ran.
 *
 * @param processor its model as the system names it
 * @param processors how many there are for this process
 * @param system name and version of the operating system
 * @param java name and version of the Java virtual machine
 */
record Machine(String processor, int processors, String system, String java) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Returns this machine. */
    static Machine here() {
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static String processorModel() {
        if (!Files.isReadable(CPU_INFO)) {
            return "unknown processor";
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException | UncheckedIOException e) {
            return "unknown processor";
        }
    }

    /** Returns all in one line. */
    String toLine() {
        return processor + ", " + processors + (processors == 1 ? " processor, " : " processors, ") + system + ", "
                + java;
    }
}
