package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a graph from a file of any kind that is known, which its content tells, not its name. */
public final class GraphFile {
    private static final int BEGINNING = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final double MOST_SECONDS = 9e9;
    private static final String TRACE = "\"traceEvents\"";
    /** PyTorch describes its processes at length before the events. */
    private static final String TRACE_OF_GPUS = "\"deviceProperties\"";

    private static final String WORKFLOW = "\"workflow\"";

    private GraphFile() {}

    /**
     * Returns the graph in a file, with the time of each task: the one that the file announces or, in a trace, the
     * measured one. What gzip compressed is expanded, but for logs by Ninja. Beside the log of a build by Ninja, its
     * {@code build.ninja} is expected, and beside the trace of a run of Nextflow, the {@code dag.dot} of its processes.
     *
     * @throws FormatException if the file is of no kind that is known, or does not follow its kind's format
     */
    public static TimedGraph read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        return checked(read(file, name), name);
    }

    /**
     * Returns the graph of a run of Nextflow.
     *
     * @param dag the graph of its processes in DOT
     * @throws FormatException if the file is no trace of Nextflow, or one of the two does not follow its format
     */
    public static TimedGraph read(Path file, Path dag) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!NextflowTrace.recognises(beginning(file))) {
            throw new FormatException(
                    name, "this is no trace of Nextflow, which alone has a graph of its processes in another file");
        }
        return checked(NextflowReader.read(file, dag), name);
    }

    private static TimedGraph checked(TimedGraph timed, String name) throws FormatException {
        double total = Arrays.stream(timed.seconds()).sum();
        if (total > MOST_SECONDS) {
            throw new FormatException(
                    name, "the times of all tasks together must be at most 9e9 seconds, but are " + total);
        }
        return timed;
    }

    private static TimedGraph read(Path file, String name) throws IOException {
        String beginning = beginning(file).stripLeading();
        if (beginning.startsWith("# ninja log")) {
            Path manifest = file.resolveSibling("build.ninja");
            if (!Files.isRegularFile(manifest)) {
                throw new FormatException(name, "the log of a build by Ninja needs its build.ninja beside it");
            }
            return NinjaReader.read(file, manifest);
        }
        if (NextflowTrace.recognises(beginning)) {
            Path dag = file.resolveSibling("dag.dot");
            if (!Files.isRegularFile(dag)) {
                throw new FormatException(
                        name,
                        "a trace of Nextflow needs the graph of its processes, which 'nextflow run … -with-dag dag.dot'"
                                + " writes: put dag.dot beside it, or name another by --dag");
            }
            return NextflowReader.read(file, dag);
        }
        if (DotReader.recognises(beginning)) {
            return DotReader.read(file);
        }
        if (!beginning.isEmpty() && Character.isDigit(beginning.charAt(0))) {
            return StgReader.read(file);
        }
        if (beginning.startsWith("<")) {
            return DaxReader.read(file);
        }
        if (beginning.startsWith("[")) {
            return TimedGraph.of(ChromeTraceReader.read(file));
        }
        if (beginning.startsWith("{")) {
            return comesFirst(TRACE, WORKFLOW, beginning) || comesFirst(TRACE_OF_GPUS, WORKFLOW, beginning)
                    ? TimedGraph.of(ChromeTraceReader.read(file))
                    : WfFormatReader.read(file);
        }
        throw new FormatException(
                name,
                "this is none of the kinds that can be read: STG, DAX (XML), WfFormat (JSON), DOT, a Ninja log, a"
                        + " trace of Nextflow, or a trace in the Trace Event Format (JSON)");
    }

    private static boolean comesFirst(String one, String other, String text) {
        int at = text.indexOf(one);
        return at >= 0 && (!text.contains(other) || at < text.indexOf(other));
    }

    private static String beginning(Path file) throws IOException {
        try (BufferedReader reader = FileContent.text(file, StandardCharsets.ISO_8859_1)) {
            char[] text = new char[BEGINNING];
            int length = 0;
            int read = 0;
            while (read >= 0 && length < BEGINNING) {
                length += read;
                read = reader.read(text, length, BEGINNING - length);
            }
            String beginning = new String(text, 0, length);
            return beginning.startsWith(BYTE_ORDER_MARK) ? beginning.substring(BYTE_ORDER_MARK.length()) : beginning;
        }
    }
}
