package makespan.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who takes part on this machine. */
final class Challengers {
    /** The heap of each. All take part at once. */
    private static final int GIGABYTES = 2;

    private static final long GIGABYTE = 1L << 30;

    private Challengers() {}

    /** Returns all contestants; the narrator hears of those that cannot take part. */
    static List<Challenger> here(Narrator narrator) throws InterruptedException {
        List<Challenger> all = new ArrayList<>(inJava());
        if (memoryBytes() < memoryForAll()) {
            narrator.note("this machine has less than " + memoryForAll() / GIGABYTE + " GB of memory, so heaps are not"
                    + " touched before: who allocates more pays for it");
        }
        try {
            all.addAll(all.size() - 1, TbbProgram.challengers("g++", TbbProgram.cache(System.getenv())));
        } catch (ContestantFailure e) {
            narrator.note("onetbb is left out: " + e.getMessage());
        }
        return all;
    }

    /** Returns the contestants that run in Java, the loop last, started with the Java and the class path of this process. */
    static List<Challenger> inJava() {
        return List.of(Entrant.values()).stream()
                .map(entrant -> new Challenger(entrant.label(), command(entrant), entrant.recursion()))
                .toList();
    }

    private static List<String> command(Entrant entrant) {
        String java = File.separatorChar == '\\' ? "java.exe" : "java";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
        command.addAll(heap());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ContestantMain.class.getName());
        command.add(entrant.label());
        return command;
    }

    /**
     * Returns the same options for all. The whole heap is touched at the start, where memory allows, because the first
     * touch of a page takes the system longer than most tasks, and would be charged to whoever allocates.
     */
    private static List<String> heap() {
        List<String> options = new ArrayList<>(List.of("-XX:+UseParallelGC", "-Xmx" + GIGABYTES + "g"));
        if (memoryBytes() >= memoryForAll()) {
            options.addAll(List.of("-Xms" + GIGABYTES + "g", "-XX:+AlwaysPreTouch"));
        }
        return options;
    }

    /** Returns what all heaps need, and a third for everything else. */
    private static long memoryForAll() {
        return GIGABYTE * GIGABYTES * Entrant.values().length * 4 / 3;
    }

    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
