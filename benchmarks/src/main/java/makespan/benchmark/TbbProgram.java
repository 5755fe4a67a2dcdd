package makespan.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contestants in C++: compiled once where g++ and oneTBB are installed, kept in the user's cache directory. */
final class TbbProgram {
    /** The label of its flow graph, several times slower than its tasks. */
    static final String FLOW_GRAPH = "onetbb-graph";

    private static final String SOURCE = "onetbb.cpp";
    private static final String WAY_OUT = "it needs g++ and oneTBB; on Debian: apt-get install g++ libtbb-dev";

    private TbbProgram() {}

    /** Returns the user's cache directory of this program, by the conventions of Linux. */
    static Path cache(Map<String, String> environment) {
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = configured.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(configured);
        return base.resolve("makespan");
    }

    /**
     * Returns the contestants, compiling them if this version was not compiled before.
     *
     * @param compiler the C++ compiler, such as {@code g++}
     * @param cache where the program is kept, made if it is absent
     * @throws ContestantFailure if they cannot be compiled; its message tells what to install
     */
    static List<Challenger> challengers(String compiler, Path cache) throws ContestantFailure, InterruptedException {
        try {
            byte[] source = source();
            Path program = cache.resolve("onetbb-" + Integer.toHexString(Arrays.hashCode(source)));
            if (!Files.isExecutable(program)) {
                compile(compiler, source, Files.createDirectories(cache), program);
            }
            return List.of(challenger("onetbb", program, true), challenger(FLOW_GRAPH, program, false));
        } catch (IOException e) {
            throw new ContestantFailure("cannot keep its program in '" + cache + "': " + e.getMessage());
        }
    }

    private static Challenger challenger(String label, Path program, boolean recursion) {
        return new Challenger(label, List.of(program.toString(), label), recursion);
    }

    private static byte[] source() throws IOException {
        try (InputStream in = TbbProgram.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IOException("resource " + SOURCE + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static void compile(String compiler, byte[] source, Path cache, Path program)
            throws ContestantFailure, IOException, InterruptedException {
        String path = find(compiler).orElseThrow(() -> new ContestantFailure(WAY_OUT));
        Path directory = Files.createTempDirectory(cache, "build");
        Path built = directory.resolve("onetbb");
        Path written = Files.write(directory.resolve(SOURCE), source);
        Path log = directory.resolve("log");
        try {
            int exit = new ProcessBuilder(
                            path, "-std=c++17", "-O2", written.toString(), "-o", built.toString(), "-ltbb")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new ContestantFailure(firstError(Files.readString(log, StandardCharsets.UTF_8)) + "; " + WAY_OUT);
            }
            Files.move(built, program, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            for (Path file : List.of(built, written, log, directory)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Optional<String> find(String compiler) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, compiler))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String firstError(String log) {
        return log.lines()
                .filter(line -> line.contains("error: "))
                .map(line -> "g++: " + line.replaceFirst(".*error: ", ""))
                .findFirst()
                .orElse("g++ failed");
    }
}
