package makespan.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
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
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    private static final long KIBIBYTE = 1024;

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

    /** Returns the memory that programs could still take: on Linux what it says, elsewhere what nobody uses. */
    static long availableBytes() {
        try (Stream<String> lines = Files.lines(MEMORY_INFO)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseGet(Machine::freeBytes);
        } catch (IOException | UncheckedIOException e) {
            return freeBytes();
        }
    }

    private static long freeBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }

    /** Returns all in one line. */
    String toLine() {
        return processor + ", " + processors + (processors == 1 ? " processor, " : " processors, ") + system + ", "
                + java;
    }
}
