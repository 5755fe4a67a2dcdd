package makespan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import makespan.analysis.GraphFacts;
import makespan.format.GraphFactsJson;
import makespan.format.TimedGraph;
import makespan.simulate.ListPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code makespan analyze}: tells what a graph in a file can reach. */
@Command(
        name = "analyze",
        header = "Tell work, span, critical path, drag, bounds and simulated makespans of a graph in a file.",
        description = {
            "Reads STG, Pegasus DAX, WfFormat 1.4 to 1.6, DOT, the log of a build by Ninja beside its build.ninja, the"
                    + " trace of a run of Nextflow beside its dag.dot, and traces in the Trace Event Format (JSON) by Makespan,"
                    + " Bazel, PyTorch, Ray and others; compressed by gzip too.",
            "In DOT, the time of a node is its attribute time, duration, runtime, weight or cost, and an edge moves its"
                    + " bytes or size. Nextflow tells which process follows which; which task follows which is inferred, and"
                    + " notes say how.",
            "Times are in the file's unit."
        },
        sortOptions = false)
final class AnalyzeCommand implements Callable<Integer> {
    private static final ListPolicy POLICY = ListPolicy.HLFET;

    @Mixin
    private GraphOptions options = new GraphOptions();

    @Override
    public Integer call() {
        List<Integer> workers = options.workers();
        TimedGraph timed = options.read();
        GraphFacts facts = GraphFacts.of(timed.graph(), timed.seconds(), workers, POLICY);
        System.out.print(
                options.json()
                        ? GraphFactsJson.toJson(options.name(), timed, facts) + "\n"
                        : new GraphFactsText(timed).facts(options.name(), facts));
        return ExitCode.DONE;
    }
}
