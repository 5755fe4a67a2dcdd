package makespan.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import makespan.graph.TaskGraph;
import makespan.trace.Trace;

/**
 * A run as a file that Perfetto and chrome://tracing open: the Trace Event Format, one row per lane, one slice per task,
 * one arrow per edge. A last member, {@code makespan}, holds the graph and the events in whole nanoseconds, so that the
 * file can be read back without loss; viewers leave it out.
 */
public final class TraceJson {
    private TraceJson() {}

    /** Returns the text of the file. */
    public static String toJson(TaskGraph graph, Trace trace) {
        return new JsonWriter()
                .beginObject()
                .name("displayTimeUnit")
                .value("ms")
                .name("traceEvents")
                .json(ChromeEvents.of(graph, trace))
                .name("makespan")
                .json(RunRecord.of(graph, trace))
                .endObject()
                .toString();
    }

    /** Writes the file, whole or not at all. */
    public static void write(Path file, TaskGraph graph, Trace trace) throws IOException {
        WholeFile.write(file, toJson(graph, trace));
    }

    /**
     * Returns the run in a file that {@link #write} wrote.
     *
     * @throws FormatException if it is not such a file
     */
    public static TracedRun read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8), String.valueOf(file.getFileName()));
    }

    /**
     * Returns the run in a text that {@link #toJson} returned.
     *
     * @param source what messages call the text
     * @throws FormatException if it is not such a text
     */
    public static TracedRun parse(String text, String source) throws FormatException {
        JsonMembers root = JsonMembers.of(JsonReader.read(text, source), source);
        if (!root.has("makespan")) {
            throw new FormatException(
                    source, "the member 'makespan' is missing: this trace was not written by Makespan");
        }
        return RunRecord.read(root.object("makespan"));
    }
}
