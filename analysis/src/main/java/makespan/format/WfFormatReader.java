package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphException;
import makespan.graph.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads a measured run of a workflow in WfFormat, the JSON format of WfCommons: Coleman, Casanova, Pottier, Kaushik,
 * Deelman, Ferreira da Silva, "WfCommons: A framework for enabling scientific workflow research and development", Future
 * Generation Computer Systems 128, 2022. An edge stands wherever a task names a parent or a child, once even if both do;
 * a file that one task writes and another reads makes no edge, but where there is one, it moves the file. The tasks stand
 * in the order of the file.
 *
 * <p>From version 1.5 on, tasks refer to each other by their ids, and runtimes and sizes of files stand in lists of their
 * own; a file without a size counts as empty. Tasks are called by their names if each has one of its own, else by their
 * ids. In version 1.4 they are called by their names, and a parent or child may be given by its id too.
 */
public final class WfFormatReader {
    private static final String LISTED = "workflow.tasks";
    private static final String SPECIFIED = "workflow.specification.tasks";
    private static final String EXECUTED = "workflow.execution.tasks";
    private static final Map<String, List<String>> LISTS_OF_VERSIONS = Map.of(
            "1.4", List.of(LISTED),
            "1.5", List.of(SPECIFIED, EXECUTED),
            "1.6", List.of(SPECIFIED, EXECUTED));

    private final String source;
    private final JsonReader json;
    private final List<Entry> tasks = new ArrayList<>();
    private final Map<String, Reference> references = new LinkedHashMap<>();
    private final List<String> lists = new ArrayList<>();
    private final WfFormatFiles files = new WfFormatFiles();
    private String version = "";

    private WfFormatReader(Reader text, String source) {
        this.source = source;
        json = new JsonReader(text, source);
    }

    /**
     * Returns the graph in a file, which is read piece by piece: of a large one, names, edges and files alone are kept.
     *
     * @throws FormatException if the file does not follow the format; the message names the line
     */
    public static TimedGraph read(Path file) throws IOException {
        try (BufferedReader reader = FileContent.text(file, StandardCharsets.UTF_8)) {
            return read(reader, String.valueOf(file.getFileName()));
        }
    }

    /**
     * Returns the graph in a text.
     *
     * @param source what messages call the text
     * @throws FormatException if the text does not follow the format; the message names the line
     */
    public static TimedGraph read(Reader text, String source) throws IOException {
        WfFormatReader reader = new WfFormatReader(text, source);
        reader.json.members(reader::member);
        reader.json.end();
        reader.requireLists();
        return reader.graph();
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "schemaVersion" -> readVersion();
            case "workflow" -> json.members(this::workflowMember);
            default -> json.skip();
        }
    }

    private void readVersion() throws IOException {
        version = json.text();
        if (!LISTS_OF_VERSIONS.containsKey(version)) {
            throw json.wrong("schemaVersion must be 1.4, 1.5 or 1.6, but is '" + version + "'");
        }
    }

    private void workflowMember(String name) throws IOException {
        switch (name) {
            case "tasks" -> readList(LISTED, this::readListed);
            case "specification" -> json.members(this::specificationMember);
            case "execution" -> json.members(part -> readTasks(part, EXECUTED, this::readExecuted));
            default -> json.skip();
        }
    }

    private void specificationMember(String name) throws IOException {
        if (name.equals("files")) {
            json.elements(() -> files.readSize(json));
        } else {
            readTasks(name, SPECIFIED, this::readSpecified);
        }
    }

    private void readTasks(String name, String list, JsonReader.Element each) throws IOException {
        if (name.equals("tasks")) {
            readList(list, each);
        } else {
            json.skip();
        }
    }

    private void readList(String list, JsonReader.Element each) throws IOException {
        lists.add(list);
        json.elements(each);
    }

    private void readListed() throws IOException {
        Entry entry = readEntry();
        String name = required(entry.name, "name", entry);
        declare(name, entry);
        if (entry.id != null && !entry.id.equals(name)) {
            refer(entry.id, entry);
        }
        time(name, entry);
    }

    private void readSpecified() throws IOException {
        Entry entry = readEntry();
        declare(required(entry.id, "id", entry), entry);
    }

    private void readExecuted() throws IOException {
        Entry entry = readEntry();
        time(required(entry.id, "id", entry), entry);
    }

    private Entry readEntry() throws IOException {
        Entry entry = new Entry(json.line());
        json.members(member -> {
            switch (member) {
                case "id" -> entry.id = json.text();
                case "name" -> entry.name = json.text();
                case "parents" -> json.elements(() -> entry.parents.add(reference(json.text())));
                case "children" -> json.elements(() -> entry.children.add(reference(json.text())));
                case "runtime", "runtimeInSeconds" -> readRuntime(entry);
                case "inputFiles" -> json.elements(() -> entry.files.addRead(json.text()));
                case "outputFiles" -> json.elements(() -> entry.files.addWritten(json.text()));
                case "files" -> json.elements(() -> files.readUse(json, entry.files));
                default -> json.skip();
            }
        });
        return entry;
    }

    private void readRuntime(Entry entry) throws IOException {
        if (!Double.isNaN(entry.seconds)) {
            throw json.wrong("the runtime of the task stands twice");
        }
        entry.seconds = json.number();
        if (!(entry.seconds >= 0) || Double.isInfinite(entry.seconds)) {
            throw json.wrong("the runtime must be a finite number of at least 0, but is " + entry.seconds);
        }
    }

    private String required(@Nullable String text, String what, Entry entry) throws FormatException {
        if (text == null || text.isBlank()) {
            throw wrong(entry.line, "the task has no " + what);
        }
        return text;
    }

    private void declare(String called, Entry entry) throws FormatException {
        entry.called = called;
        entry.index = tasks.size();
        tasks.add(entry);
        refer(called, entry);
    }

    private void refer(String text, Entry entry) throws FormatException {
        Reference reference = reference(text);
        if (reference.task != null) {
            throw wrong(entry.line, "'" + text + "' stands for the task in line " + reference.task.line + " already");
        }
        reference.task = entry;
    }

    private void time(String called, Entry entry) throws FormatException {
        Reference reference = reference(called);
        if (reference.timedLine > 0) {
            throw wrong(entry.line, "task '" + called + "' has a runtime in line " + reference.timedLine + " already");
        }
        if (Double.isNaN(entry.seconds)) {
            throw wrong(entry.line, "task '" + called + "' has no runtimeInSeconds");
        }
        reference.timedLine = entry.line;
        reference.seconds = entry.seconds;
    }

    private Reference reference(String text) {
        return references.computeIfAbsent(text, Reference::new);
    }

    private void requireLists() throws FormatException {
        List<String> expected = LISTS_OF_VERSIONS.get(version);
        if (expected == null) {
            throw new FormatException(source, "the member 'schemaVersion' is missing: this is no workflow in WfFormat");
        }
        if (!lists.containsAll(expected) || lists.size() != expected.size()) {
            throw new FormatException(
                    source, "a workflow of version " + version + " must have " + expected + ", but has " + lists);
        }
    }

    private TimedGraph graph() throws FormatException {
        IndexedGraphBuilder builder = TaskGraph.indexed(source, tasks.size());
        double[] seconds = new double[tasks.size()];
        for (Entry task : tasks) {
            seconds[task.index] = timeOf(task);
            for (Reference parent : task.parents) {
                builder.edge(resolve(parent, "parent", task), task.index);
            }
            for (Reference child : task.children) {
                builder.edge(task.index, resolve(child, "child", task));
            }
        }
        refuseTimesOfNoTask();
        List<String> names = names();
        List<String> kinds = tasks.stream().map(Entry::kind).toList();
        try {
            TaskGraph graph = builder.names(names::get).kinds(kinds::get).build();
            return new TimedGraph(graph, seconds, FileUnit.SECONDS, bytes(graph));
        } catch (TaskGraphException cycle) {
            throw new FormatException(source, String.valueOf(cycle.getMessage()));
        }
    }

    private List<String> names() {
        List<String> names = tasks.stream()
                .map(task -> task.name)
                .filter(WfFormatReader::isName)
                .toList();
        return new HashSet<>(names).size() == tasks.size()
                ? names
                : tasks.stream().map(task -> task.called).toList();
    }

    private static boolean isName(@Nullable String name) {
        return name != null && !name.isBlank();
    }

    private long[][] bytes(TaskGraph graph) throws FormatException {
        EdgeBytes bytes = new EdgeBytes(graph);
        for (Entry task : tasks) {
            for (int k = 0; k < graph.predecessorCount(task.index); k++) {
                int before = graph.predecessor(task.index, k);
                if (!bytes.add(before, task.index, files.moved(tasks.get(before).files, task.files))) {
                    throw wrong(
                            task.line,
                            "the files that tasks read of their parents have more than " + Long.MAX_VALUE
                                    + " bytes together");
                }
            }
        }
        return bytes.rows();
    }

    private double timeOf(Entry task) throws FormatException {
        Reference called = reference(task.called);
        if (called.timedLine == 0) {
            throw wrong(task.line, "task '" + task.called + "' is not in " + EXECUTED);
        }
        return called.seconds;
    }

    private int resolve(Reference reference, String relation, Entry task) throws FormatException {
        if (reference.task == null) {
            throw wrong(
                    task.line,
                    "task '" + task.called + "' names the " + relation + " '" + reference.text + "', which is the "
                            + (lists.contains(LISTED) ? "name or " : "") + "id of no task");
        }
        return reference.task.index;
    }

    private void refuseTimesOfNoTask() throws FormatException {
        for (Reference reference : references.values()) {
            if (reference.task == null) {
                throw wrong(reference.timedLine, "'" + reference.text + "' is not in " + SPECIFIED);
            }
        }
    }

    private FormatException wrong(int line, String problem) {
        return new FormatException(source + ", line " + line, problem);
    }

    /** An element of a list of tasks. */
    private static final class Entry {
        private final int line;
        private final List<Reference> parents = new ArrayList<>(0);
        private final List<Reference> children = new ArrayList<>(0);
        private final WfFormatFiles.Uses files = new WfFormatFiles.Uses();
        private @Nullable String id;
        private @Nullable String name;
        private double seconds = Double.NaN;
        private String called = "";
        private int index;

        Entry(int line) {
            this.line = line;
        }

        String kind() {
            return TaskSpec.kindOf(name == null || name.isBlank() ? called : name);
        }
    }

    /** What a file calls a task by, perhaps before it declares or times it. */
    private static final class Reference {
        private final String text;
        private @Nullable Entry task;
        private int timedLine;
        private double seconds;

        Reference(String text) {
            this.text = text;
        }
    }
}
