package makespan.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who takes part on this machine. */
final class Challengers {
    /** The heap of each when all take part at once. */
    private static final int GIGABYTES = 2;

    /** The heap of Makespan alone, for very many tasks. */
    private static final int GIGABYTES_ALONE = 4;

    private static final long GIGABYTE = 1L << 30;
    private static final String COLLECTOR = "-XX:+UseParallelGC";

    private Challengers() {}

    /** Returns who is needed for a comparison; the narrator hears of those that cannot take part. */
    static List<Challenger> of(BenchmarkOptions options, Narrator narrator) throws InterruptedException {
        if (options.tasks() == null) {
            return here(narrator);
        }
        narrator.note("makespan alone, in a heap of " + GIGABYTES_ALONE + " GB");
        return List.of(challenger(Entrant.MAKESPAN, List.of(COLLECTOR, "-Xmx" + GIGABYTES_ALONE + "g")));
    }

    /** Returns all contestants; the narrator hears of those that cannot take part. */
    static List<Challenger> here(Narrator narrator) throws InterruptedException {
        List<Challenger> all = new ArrayList<>(inJava());
        if (!memorySuffices()) {
            narrator.note("less than " + memoryForAll() / GIGABYTE + " GB of memory are available, so heaps are not"
                    + " touched before the clock starts: who allocates more pays for it");
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
                .map(entrant -> challenger(entrant, heap()))
                .toList();
    }

    private static Challenger challenger(Entrant entrant, List<String> options) {
        return new Challenger(entrant.label(), command(entrant, options), entrant.recursion());
    }

    private static List<String> command(Entrant entrant, List<String> options) {
        String java = File.separatorChar == '\\' ? "java.exe" : "java";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
        command.addAll(options);
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
        List<String> options = new ArrayList<>(List.of(COLLECTOR, "-Xmx" + GIGABYTES + "g"));
        if (memorySuffices()) {
            options.addAll(List.of("-Xms" + GIGABYTES + "g", "-XX:+AlwaysPreTouch"));
        }
        return options;
    }

    /** Returns what all heaps need, and a third for everything else. */
    private static long memoryForAll() {
        return GIGABYTE * GIGABYTES * Entrant.values().length * 4 / 3;
    }

    private static boolean memorySuffices() {
        return Machine.availableBytes() >= memoryForAll();
    }
}
