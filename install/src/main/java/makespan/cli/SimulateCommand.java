package makespan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import makespan.format.GraphFactsJson;
import makespan.format.TimedGraph;
import makespan.simulate.ListPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code makespan simulate}: tells how long a graph in a file would take under a policy. */
@Command(
        name = "simulate",
        header = "Tell how long a graph in a file would take on equal workers under a scheduling policy.",
        description = "Without overhead and communication. Times are in the file's unit.",
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private GraphOptions options = new GraphOptions();

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "Which ready task goes first: hlfet, cpmisf, fifo or lpt; hlfet by default.")
    private ListPolicy policy = ListPolicy.HLFET;

    @Override
    public Integer call() {
        List<Integer> workers = options.workers();
        TimedGraph timed = options.read();
        System.out.print(
                options.json()
                        ? GraphFactsJson.makespansToJson(options.name(), timed, policy, workers) + "\n"
                        : new GraphFactsText(timed).makespans(policy, workers));
        return ExitCode.DONE;
    }
}
