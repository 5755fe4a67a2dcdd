package makespan.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python on this machine.
 *
 * @param command starts it
 * @param minor 11 for Python 3.11
 * @param prefix the directory of its environment
 * @param makesEnvironments whether it has what {@code python -m venv} needs, which Debian packages apart
 */
record Python(List<String> command, int minor, Path prefix, boolean makesEnvironments) {
    static final int OLDEST_MINOR = 10;
    private static final int NEWEST_MINOR = 15;
    private static final long LIMIT_SECONDS = 20;
    private static final String PROBE = "import sys; from importlib.util import find_spec as f; "
            + "print(sys.version_info[0], sys.version_info[1], int(bool(f('venv') and f('ensurepip'))), sys.prefix)";

    Python {
        command = List.copyOf(command);
    }

    /**
     * Returns the first Python of the PATH that is new enough, preferring {@code python3} and one that can make
     * environments.
     *
     * @throws CommandFailure if there is none, with exit code 2
     */
    static Python find() {
        return search().orElseThrow(() -> CommandFailure.usage("Python 3." + OLDEST_MINOR
                + " or newer is needed, and none is on the PATH: install it (https://www.python.org)"));
    }

    static Optional<Python> search() {
        Optional<Python> second = Optional.empty();
        for (List<String> command : candidates()) {
            Optional<Python> python = probe(command).filter(found -> found.minor >= OLDEST_MINOR);
            if (python.isPresent() && python.get().makesEnvironments) {
                return python;
            }
            second = second.or(() -> python);
        }
        return second;
    }

    @Override
    public String toString() {
        return "Python 3." + minor + " (" + String.join(" ", command) + ")";
    }

    private static List<List<String>> candidates() {
        List<List<String>> candidates = new ArrayList<>();
        if (File.separatorChar == '\\') {
            candidates.add(List.of("py", "-3"));
        }
        candidates.add(List.of("python3"));
        candidates.add(List.of("python"));
        for (int minor = NEWEST_MINOR; minor >= OLDEST_MINOR; minor--) {
            candidates.add(List.of("python3." + minor));
        }
        return candidates;
    }

    private static Optional<Python> probe(List<String> command) {
        List<String> probe = new ArrayList<>(command);
        probe.addAll(List.of("-c", PROBE));
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? parse(command, answer.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Python> parse(List<String> command, String answer) {
        String[] words = answer.split(" ", 4);
        if (words.length < 4 || !words[0].equals("3")) {
            return Optional.empty();
        }
        return Optional.of(new Python(command, Integer.parseInt(words[1]), Path.of(words[3]), words[2].equals("1")));
    }
}
