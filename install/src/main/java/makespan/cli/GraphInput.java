package makespan.cli;

import java.nio.file.Path;
import makespan.format.GraphFile;
import makespan.format.TimedGraph;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The graph that a command reads. */
final class GraphInput {
    @Parameters(index = "0", paramLabel = "FILE", description = "A graph or a trace; its content tells which kind.")
    private Path file = Path.of("");

    @Option(
            names = "--dag",
            paramLabel = "DAG",
            description =
                    "The graph of the processes of a trace of Nextflow, in DOT; the dag.dot beside FILE by default.")
    private @Nullable Path dag;

    Path path() {
        return file;
    }

    /** Returns the file's name, for people. */
    String name() {
        return String.valueOf(file.getFileName());
    }

    /**
     * Returns the graph in the file.
     *
     * @throws CommandFailure if it cannot be read, with exit code 2
     */
    TimedGraph read() {
        Path processes = dag;
        return InputFile.read(file, graph -> {
            if (processes == null) {
                return GraphFile.read(graph);
            }
            InputFile.check(processes);
            return GraphFile.read(graph, processes);
        });
    }
}
