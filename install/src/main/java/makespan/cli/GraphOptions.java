package makespan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import makespan.format.FormatException;
import makespan.format.GraphFile;
import makespan.format.TimedGraph;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that looks at a graph in a file. */
final class GraphOptions {
    private static final int MOST_WORKERS = 1_000_000;

    @Parameters(paramLabel = "FILE", description = "A graph or a trace; its content tells which kind.")
    private Path file = Path.of("");

    @Option(
            names = "--workers",
            paramLabel = "N",
            split = ",",
            description = "Numbers of equal workers to simulate, such as 2,4,8; 1,2,4,8,16 by default.")
    private List<Integer> workers = List.of(1, 2, 4, 8, 16);

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    /** Returns the file's name, for people. */
    String name() {
        return String.valueOf(file.getFileName());
    }

    boolean json() {
        return json;
    }

    /**
     * Returns the numbers of workers, in the order given.
     *
     * @throws CommandFailure if one is out of range, with exit code 2
     */
    List<Integer> workers() {
        for (int count : workers) {
            if (count < 1 || count > MOST_WORKERS) {
                throw CommandFailure.usage("workers must be between 1 and " + MOST_WORKERS + ", but was " + count);
            }
        }
        return workers.stream().distinct().toList();
    }

    /**
     * Returns the graph in the file.
     *
     * @throws CommandFailure if it cannot be read, with exit code 2
     */
    TimedGraph read() {
        InputFile.check(file);
        try {
            return GraphFile.read(file);
        } catch (FormatException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read '" + file + "': " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw CommandFailure.usage(
                    "cannot read '" + file + "': it does not fit into the memory of this process", e);
        }
    }
}
