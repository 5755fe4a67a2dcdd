package makespan.cli;

import java.util.List;
import makespan.format.TimedGraph;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that looks at a graph in a file. */
final class GraphOptions {
    private static final int MOST_WORKERS = 1_000_000;

    @Mixin
    private GraphInput input = new GraphInput();

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
        return input.name();
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
        return input.read();
    }
}
