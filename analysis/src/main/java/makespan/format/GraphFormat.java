package makespan.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A kind of file to which a graph can be written, with the times of its tasks and the data along its edges. */
public enum GraphFormat {
    /** The language of Graphviz. */
    DOT,
    /** XML for yEd, Gephi, Cytoscape, NetworkX and others. */
    GRAPHML,
    /** A table of the tasks, with slack, drag and levels, without the edges. */
    CSV,
    /** A workflow of WfCommons, version 1.5. */
    WFFORMAT;

    /** Returns the format that the ending of a file's name stands for, in capitals or not. */
    public static Optional<GraphFormat> ofName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "dot", "gv" -> Optional.of(DOT);
            case "graphml" -> Optional.of(GRAPHML);
            case "csv" -> Optional.of(CSV);
            case "json" -> Optional.of(WFFORMAT);
            default -> Optional.empty();
        };
    }

    /**
     * Returns the text of the file.
     *
     * @throws IllegalArgumentException if the format cannot hold the graph; the message says why
     */
    public String toText(TimedGraph timed) {
        return switch (this) {
            case DOT -> DotWriter.toDot(timed);
            case GRAPHML -> GraphMlWriter.toGraphMl(timed);
            case CSV -> CsvWriter.toCsv(timed);
            case WFFORMAT -> WfFormatWriter.toJson(timed);
        };
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws IllegalArgumentException if the format cannot hold the graph; the message says why
     */
    public void write(Path file, TimedGraph timed) throws IOException {
        WholeFile.write(file, toText(timed));
    }
}
