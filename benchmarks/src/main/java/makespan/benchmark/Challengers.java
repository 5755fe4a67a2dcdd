package makespan.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who takes part on this machine. */
final class Challengers {
    private Challengers() {}

    /** Returns all contestants; the narrator hears of those that cannot take part. */
    static List<Challenger> here(Narrator narrator) throws InterruptedException {
        List<Challenger> all = new ArrayList<>(inJava());
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
        command.addAll(List.of("-XX:+UseParallelGC", "-Xms1g", "-cp", System.getProperty("java.class.path")));
        command.add(ContestantMain.class.getName());
        command.add(entrant.label());
        return command;
    }
}
