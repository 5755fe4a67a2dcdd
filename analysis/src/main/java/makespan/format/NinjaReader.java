package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphException;

/**
 * Reads a build by Ninja: its times from the log ({@code .ninja_log}, versions 5 to 7), its edges from
 * {@code build.ninja} and, if given, from what {@code ninja -t deps} prints. A task is a statement that the log knows,
 * called by its first output, in the order of the log; if the log knows a statement several times, the last counts. An
 * edge leads from the statement that makes a file to each that has it as an explicit, implicit or order-only input;
 * statements that the log does not know, such as phony ones, are seen through. Outputs that no statement makes any more
 * are left out, and so is what a build learns from {@code dyndep} files.
 */
public final class NinjaReader {
    private static final Set<String> HEADERS = Set.of("# ninja log v5", "# ninja log v6", "# ninja log v7");
    private static final int COLUMNS = 5;
    private static final int OUTPUT = 3;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final String VALID_DEPS = "(VALID)";

    private final Map<String, NinjaStatement> makers;
    private final Map<NinjaStatement, Long> millis = new LinkedHashMap<>();

    private NinjaReader(Map<String, NinjaStatement> makers) {
        this.makers = makers;
    }

    /**
     * Returns the graph of a build, from its log and its {@code build.ninja}; files that this includes are looked for
     * from its folder on.
     *
     * @throws FormatException if a file does not follow its format; the message names the line
     */
    public static TimedGraph read(Path log, Path manifest) throws IOException {
        return reader(manifest).read(log);
    }

    /**
     * Returns the graph of a build, whose edges come from what {@code ninja -t deps} printed too.
     *
     * @throws FormatException if a file does not follow its format; the message names the line
     */
    public static TimedGraph read(Path log, Path manifest, Path deps) throws IOException {
        NinjaReader reader = reader(manifest);
        try (BufferedReader text = Files.newBufferedReader(deps, StandardCharsets.UTF_8)) {
            reader.readDeps(text, String.valueOf(deps.getFileName()));
        }
        return reader.read(log);
    }

    private static NinjaReader reader(Path manifest) throws IOException {
        return new NinjaReader(NinjaManifest.read(
                String.valueOf(manifest.getFileName()), path -> open(manifest.resolveSibling(path))));
    }

    /** Opens no device or pipe, which may have no end. */
    private static BufferedReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(String.valueOf(file));
        }
        return Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    private TimedGraph read(Path log) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
            String source = String.valueOf(log.getFileName());
            readLog(text, source);
            return graph(source);
        }
    }

    /** Returns the graph from texts; that of {@code deps} may be empty. */
    static TimedGraph read(BufferedReader log, BufferedReader deps, String manifest, NinjaManifest.Opener opener)
            throws IOException {
        NinjaReader reader = new NinjaReader(NinjaManifest.read(manifest, opener));
        reader.readDeps(deps, "deps");
        reader.readLog(log, "log");
        return reader.graph("log");
    }

    private void readLog(BufferedReader text, String source) throws IOException {
        List<String> lines = lines(text, source);
        if (lines.isEmpty() || !HEADERS.contains(lines.get(0))) {
            throw wrong(source, 0, "a log of Ninja must start with '# ninja log v5', v6 or v7");
        }
        for (int line = 1; line < lines.size(); line++) {
            String[] columns = lines.get(line).split("\t", -1);
            if (columns.length != COLUMNS) {
                throw wrong(
                        source,
                        line,
                        "start, end, mtime, output and hash are expected between tabs, but there are " + columns.length
                                + " columns");
            }
            long start = time(columns[0]);
            long end = time(columns[1]);
            if (start < 0 || end < start) {
                throw wrong(
                        source,
                        line,
                        "start and end must be milliseconds, the start first, but are '" + columns[0] + "' and '"
                                + columns[1] + "'");
            }
            NinjaStatement maker = makers.get(NinjaPaths.normal(columns[OUTPUT]));
            if (maker != null) {
                millis.remove(maker);
                millis.put(maker, end - start);
            }
        }
    }

    /** Returns a time in milliseconds; -1 if it is none. */
    private static long time(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noTime) {
            return -1;
        }
    }

    private void readDeps(BufferedReader text, String source) throws IOException {
        List<String> lines = lines(text, source);
        NinjaStatement maker = null;
        for (int line = 0; line < lines.size(); line++) {
            String content = lines.get(line);
            if (content.startsWith(" ")) {
                if (maker != null) {
                    maker.addInput(NinjaPaths.normal(content.strip()));
                }
            } else if (!content.isBlank()) {
                maker = content.endsWith(VALID_DEPS) ? makers.get(outputOf(content, source, line)) : null;
            }
        }
    }

    private static String outputOf(String content, String source, int line) throws FormatException {
        int end = content.lastIndexOf(": #deps ");
        if (end < 0) {
            throw wrong(source, line, "an output and ': #deps' are expected, as 'ninja -t deps' prints them");
        }
        return NinjaPaths.normal(content.substring(0, end));
    }

    private TimedGraph graph(String source) throws FormatException {
        if (millis.isEmpty()) {
            throw new FormatException(source, "no output in the log is made by a build statement");
        }
        Map<NinjaStatement, Integer> tasks = new HashMap<>();
        List<String> names = new ArrayList<>();
        double[] seconds = new double[millis.size()];
        millis.forEach((statement, time) -> {
            seconds[names.size()] = time / MILLIS_PER_SECOND;
            tasks.put(statement, names.size());
            names.add(statement.outputs().get(0));
        });
        IndexedGraphBuilder builder = TaskGraph.indexed(source, names.size()).names(names::get);
        tasks.forEach(
                (statement, task) -> predecessors(statement, tasks).forEach(before -> builder.edge(before, task)));
        try {
            return new TimedGraph(builder.build(), seconds, FileUnit.MILLISECONDS);
        } catch (TaskGraphException cycle) {
            throw new FormatException(source, String.valueOf(cycle.getMessage()));
        }
    }

    /** Returns the tasks that make what a statement needs, perhaps through statements that are no tasks. */
    private List<Integer> predecessors(NinjaStatement statement, Map<NinjaStatement, Integer> tasks) {
        List<Integer> predecessors = new ArrayList<>();
        Set<NinjaStatement> seen = new HashSet<>();
        Deque<NinjaStatement> open = new ArrayDeque<>(List.of(statement));
        while (!open.isEmpty()) {
            for (String input : open.remove().inputs()) {
                NinjaStatement maker = makers.get(input);
                if (maker != null && seen.add(maker)) {
                    Integer task = tasks.get(maker);
                    if (task == null) {
                        open.add(maker);
                    } else {
                        predecessors.add(task);
                    }
                }
            }
        }
        return predecessors;
    }

    private static List<String> lines(BufferedReader text, String source) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            String line = text.readLine();
            while (line != null) {
                lines.add(line);
                line = text.readLine();
            }
        } catch (CharacterCodingException malformed) {
            throw new FormatException(source, "the text must be in UTF-8");
        }
        return lines;
    }

    private static FormatException wrong(String source, int line, String problem) {
        return new FormatException(source + ", line " + (line + 1), problem);
    }
}
