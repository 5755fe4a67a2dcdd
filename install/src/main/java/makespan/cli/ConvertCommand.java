package makespan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import makespan.format.GraphFormat;
import makespan.format.TimedGraph;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code makespan convert}: writes a graph in a file as a file of another kind. */
@Command(
        name = "convert",
        header = "Write a graph in a file as a file of another kind.",
        description = {
            "Reads what analyze reads. Writes names, times and edges, with their data, as DOT (.dot, .gv), GraphML (.graphml)"
                    + " or WfFormat 1.5 (.json); or a table of the tasks with slack, drag and levels as CSV (.csv).",
            "Times are in seconds; of a format without unit, one counts as a second."
        },
        sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
    @Mixin
    private GraphInput input = new GraphInput();

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write; its ending tells which kind.")
    private Path out = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "KIND",
            description = "Which kind OUT is, whatever its ending: dot, graphml, csv or wfformat.")
    private @Nullable String kind;

    @Override
    public Integer call() {
        GraphFormat format = kind == null ? ofEnding() : named(kind);
        InputFile.check(input.path());
        OutputFile output = OutputFile.checked(out);
        refuseTheInput();
        TimedGraph timed = input.read();
        output.write(text(format, timed));
        timed.notes().forEach(note -> System.err.println("note: " + note));
        return ExitCode.DONE;
    }

    private GraphFormat ofEnding() {
        return GraphFormat.ofName(out)
                .orElseThrow(() -> CommandFailure.usage("the ending of '" + out
                        + "' names no kind of file: give it .dot, .gv, .graphml, .csv or .json, or say --to dot, graphml,"
                        + " csv or wfformat"));
    }

    private static GraphFormat named(String kind) {
        return Arrays.stream(GraphFormat.values())
                .filter(format -> format.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(() -> unknown(kind));
    }

    private static CommandFailure unknown(String kind) {
        List<String> known = Arrays.stream(GraphFormat.values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .toList();
        return CommandFailure.usage("the kind must be one of " + String.join(", ", known) + ", but was '" + kind + "'."
                + Suggestion.didYouMean(kind, known));
    }

    /** A trace holds more than any file that is written here, so it must not be lost by a slip. */
    private void refuseTheInput() {
        try {
            if (Files.exists(out) && Files.isSameFile(input.path(), out)) {
                throw CommandFailure.usage("cannot write '" + out + "': it is the file that is read");
            }
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read '" + input.path() + "': " + e.getMessage(), e);
        }
    }

    private String text(GraphFormat format, TimedGraph timed) {
        try {
            return format.toText(timed);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("cannot convert '" + input.path() + "': " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw CommandFailure.usage(
                    "cannot write '" + out + "': its text does not fit into the memory of this process", e);
        }
    }
}
