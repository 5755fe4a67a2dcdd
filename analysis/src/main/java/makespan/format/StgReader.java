package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphException;

/**
 * Reads the Standard Task Graph format: Tobita and Kasahara, "A standard task graph set for fair evaluation of
 * multiprocessor scheduling algorithms", Journal of Scheduling 5(5), 2002. The first number is the number of tasks, with
 * or without the two dummies at the ends; then one line per task, {@code id time predecessors predecessor…}, in which
 * predecessors may refer forward; a {@code #} starts the trailer. A task is called {@code task 7} after its id, in the
 * order of the lines; one unit of time counts as a second.
 */
public final class StgReader {
    private static final int DUMMIES = 2;
    private static final int MOST_TASKS = 10_000_000;
    private static final String KIND = "task";
    private static final Pattern WHOLE = Pattern.compile("[0-9]+");

    private static final int ABSENT = -1;

    private final String source;
    private final IntList ids = new IntList();
    private final IntList lines = new IntList();
    /** For each task the place behind its last predecessor in {@link #predecessors}, which are ids. */
    private final IntList ends = new IntList();

    private final IntList predecessors = new IntList();
    private double[] times = new double[0];
    private int[] taskOfId = new int[0];
    private int declared = -1;
    private int line;

    private StgReader(String source) {
        this.source = source;
    }

    /**
     * Returns the graph in a file.
     *
     * @throws FormatException if the file does not follow the format; the message names the line
     */
    public static TimedGraph read(Path file) throws IOException {
        try (BufferedReader reader = FileContent.text(file, StandardCharsets.ISO_8859_1)) {
            return read(reader, String.valueOf(file.getFileName()));
        }
    }

    /**
     * Returns the graph in a text.
     *
     * @param source what messages call the text
     * @throws FormatException if the text does not follow the format; the message names the line
     */
    public static TimedGraph read(BufferedReader text, String source) throws IOException {
        StgReader reader = new StgReader(source);
        String content = text.readLine();
        while (content != null && !content.stripLeading().startsWith("#")) {
            reader.line++;
            if (!content.isBlank()) {
                reader.accept(content.strip().split("\\s+"));
            }
            content = text.readLine();
        }
        return reader.graph();
    }

    private void accept(String[] numbers) throws FormatException {
        if (declared < 0) {
            if (numbers.length != 1) {
                throw wrong("the first line must be the number of tasks, but has " + numbers.length + " numbers");
            }
            declared = integer(numbers[0], "the number of tasks");
            return;
        }
        if (numbers.length < 3) {
            throw wrong("a task needs id, time and number of predecessors, but the line has " + numbers.length
                    + (numbers.length == 1 ? " number" : " numbers"));
        }
        int id = integer(numbers[0], "the id");
        int count = integer(numbers[2], "the number of predecessors");
        if (numbers.length != 3 + (long) count) {
            throw wrong("task " + id + " announces " + count + " predecessors, but names " + (numbers.length - 3));
        }
        for (int k = 0; k < count; k++) {
            predecessors.add(integer(numbers[3 + k], "a predecessor"));
        }
        add(id, time(numbers[1]));
    }

    private void add(int id, double time) throws FormatException {
        int earlier = task(id);
        if (earlier != ABSENT) {
            throw wrong("task " + id + " stands in line " + lines.get(earlier) + " already");
        }
        int task = ids.size();
        ids.add(id);
        lines.add(line);
        ends.add(predecessors.size());
        if (task == times.length) {
            times = Arrays.copyOf(times, task + (task >> 1) + 1);
        }
        times[task] = time;
        if (id >= taskOfId.length) {
            int known = taskOfId.length;
            taskOfId = Arrays.copyOf(taskOfId, id + (id >> 1) + 1);
            Arrays.fill(taskOfId, known, taskOfId.length, ABSENT);
        }
        taskOfId[id] = task;
    }

    private int task(int id) {
        return id < taskOfId.length ? taskOfId[id] : ABSENT;
    }

    private TimedGraph graph() throws FormatException {
        if (declared < 0) {
            throw wrong("the number of tasks is missing");
        }
        int size = ids.size();
        if (size != declared && size != declared + DUMMIES) {
            throw wrong("the file announces " + declared + " tasks, but has " + size);
        }
        IndexedGraphBuilder builder = TaskGraph.indexed(source, size)
                .names(task -> name(ids.get(task)))
                .kinds(task -> KIND);
        for (int task = 0; task < size; task++) {
            addEdges(task, builder);
        }
        try {
            return new TimedGraph(builder.build(), Arrays.copyOf(times, size), FileUnit.UNITS);
        } catch (TaskGraphException cycle) {
            throw new FormatException(source, String.valueOf(cycle.getMessage()));
        }
    }

    private void addEdges(int task, IndexedGraphBuilder builder) throws FormatException {
        for (int k = task == 0 ? 0 : ends.get(task - 1); k < ends.get(task); k++) {
            int before = task(predecessors.get(k));
            if (before == ABSENT) {
                line = lines.get(task);
                throw wrong("task " + ids.get(task) + " names predecessor " + predecessors.get(k)
                        + ", which is not in the file");
            }
            builder.edge(before, task);
        }
    }

    private static String name(int id) {
        return KIND + " " + id;
    }

    private int integer(String text, String what) throws FormatException {
        try {
            int value = Integer.parseInt(text);
            if (WHOLE.matcher(text).matches() && value <= MOST_TASKS) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // reported below
        }
        throw wrong(what + " must be a whole number from 0 to " + MOST_TASKS + ", but is '" + text + "'");
    }

    private double time(String text) throws FormatException {
        double value = Decimal.parse(text);
        if (Double.isNaN(value)) {
            throw wrong("the time must be a finite number of at least 0, but is '" + text + "'");
        }
        return value;
    }

    private FormatException wrong(String problem) {
        return new FormatException(source + ", line " + line, problem);
    }
}
