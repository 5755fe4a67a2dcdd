package makespan.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands that see the system without its OpenCL library; a test that asks where that cannot be is skipped. */
final class LibraryHidden {
    private LibraryHidden() {}

    /**
     * Returns what to put before a command, so that it finds another file wherever the library is: the words that run it in
     * a mount namespace of its own. None if there is no library.
     */
    static List<String> behind(Path other) throws IOException, InterruptedException {
        Set<Path> here = new LinkedHashSet<>();
        for (String name : List.of("libOpenCL.so.1", "libOpenCL.so")) {
            for (Path file : SystemLibraries.all(name).toList()) {
                here.add(file.toRealPath());
            }
        }
        if (here.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c"));
        words.add("for library in "
                + here.stream().map(file -> "'" + file + "'").collect(Collectors.joining(" "))
                + "; do mount --bind \"$0\" \"$library\" || exit; done; exec \"$@\"");
        words.add(other.toString());
        assumeTrue(isPermitted(words), "no mount namespace without root");
        return words;
    }

    private static boolean isPermitted(List<String> words) throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(words);
            command.add("true");
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
