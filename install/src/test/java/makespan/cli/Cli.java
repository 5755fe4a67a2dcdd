package makespan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import makespan.kernel.notebook.KernelCommand;

/**
 * The command line in a process of its own, as a shell starts it.
 *
 * @param exitCode what the shell sees
 * @param out all of stdout
 * @param err all of stderr
 */
record Cli(int exitCode, String out, String err) {
    /** Runs a command in a directory to its end. */
    static Cli run(Path directory, String... arguments) throws IOException, InterruptedException {
        return run(directory, Map.of(), arguments);
    }

    static Cli run(Path directory, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(directory, environment, command(arguments));
    }

    /** Runs a whole command line in a directory to its end. */
    static Cli run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "stdout", ".txt");
        Path err = Files.createTempFile(directory, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Cli(exitCode, read(out), read(err));
    }

    /** Returns the command line of a process that behaves as {@code makespan} with these arguments. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(KernelCommand.of(""));
        command.set(command.size() - 2, Main.class.getName());
        command.remove(command.size() - 1);
        command.addAll(List.of(arguments));
        return command;
    }

    private static String read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
