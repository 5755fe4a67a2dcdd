package makespan.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.graph.IndexedGraphBuilder;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphException;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/** The jobs, files and edges of a workflow as they are read; a job may be referred to before it is declared. */
final class DaxWorkflow {
    private static final int UNDECLARED = -1;

    /** A job that was declared or referred to. */
    static final class Job {
        private final String id;
        private final List<DataFile> reads = new ArrayList<>(0);
        private int index = UNDECLARED;
        private int line;
        private String kind = "";
        private double seconds;

        private Job(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private static final class DataFile {
        private final List<Written> written = new ArrayList<>(0);
        private @Nullable Job lastReader;

        /** Returns who wrote it, to each reader in turn once. */
        List<Written> readBy(Job reader) {
            boolean again = lastReader == reader;
            lastReader = reader;
            return again ? List.of() : written;
        }
    }

    private record Written(Job by, long bytes) {}

    private record Child(Job job, int line) {}

    private record Edge(Job parent, Job child, int line) {}

    private final String source;
    private final Map<String, Job> mentioned = new HashMap<>();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, DataFile> files = new HashMap<>();
    private final List<Child> children = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    /** @param source what messages call the document */
    DaxWorkflow(String source) {
        this.source = source;
    }

    Job declare(String id, String kind, double seconds, int line) throws FormatException {
        Job job = mentioned(id);
        if (job.index != UNDECLARED) {
            throw wrong(line, "job '" + id + "' stands in line " + job.line + " already");
        }
        job.index = jobs.size();
        job.line = line;
        job.kind = kind;
        job.seconds = seconds;
        jobs.add(job);
        return job;
    }

    /** Returns the job of an id that is to be the child of edges. */
    Job child(String id, int line) {
        Job job = mentioned(id);
        children.add(new Child(job, line));
        return job;
    }

    void addEdge(String parent, Job child, int line) {
        edges.add(new Edge(mentioned(parent), child, line));
    }

    private Job mentioned(String id) {
        return mentioned.computeIfAbsent(id, Job::new);
    }

    void addRead(Job by, String file) {
        by.reads.add(file(file));
    }

    /** Adds a file that a job writes; if one job gives it several times in a row, the last size counts. */
    void addWritten(Job by, String file, long bytes) {
        List<Written> written = file(file).written;
        int last = written.size() - 1;
        if (last >= 0 && written.get(last).by == by) {
            written.remove(last);
        }
        written.add(new Written(by, bytes));
    }

    private DataFile file(String name) {
        return files.computeIfAbsent(name, first -> new DataFile());
    }

    TimedGraph toGraph() throws FormatException {
        if (jobs.isEmpty()) {
            throw new FormatException(source, "there is no job in the file");
        }
        TaskGraph graph = graph();
        double[] seconds = jobs.stream().mapToDouble(job -> job.seconds).toArray();
        return new TimedGraph(graph, seconds, FileUnit.SECONDS, bytes(graph));
    }

    private TaskGraph graph() throws FormatException {
        String[] ids = jobs.stream().map(job -> job.id).toArray(String[]::new);
        String[] kinds = jobs.stream().map(job -> job.kind).toArray(String[]::new);
        IndexedGraphBuilder builder =
                TaskGraph.indexed(source, ids.length).names(task -> ids[task]).kinds(task -> kinds[task]);
        for (Child child : children) {
            requireDeclared(child.job, child.line, "a child");
        }
        for (Edge edge : edges) {
            requireDeclared(edge.parent, edge.line, "a parent of job '" + edge.child.id + "'");
            builder.edge(edge.parent.index, edge.child.index);
        }
        try {
            return builder.build();
        } catch (TaskGraphException cycle) {
            throw new FormatException(source, String.valueOf(cycle.getMessage()));
        }
    }

    private void requireDeclared(Job job, int line, String what) throws FormatException {
        if (job.index == UNDECLARED) {
            List<String> ids = jobs.stream().map(declared -> declared.id).toList();
            throw wrong(
                    line,
                    what + " is '" + job.id + "', which is no job of the file." + Suggestion.didYouMean(job.id, ids));
        }
    }

    /** Returns what goes along each edge, for each task in the order of its successors. */
    private long[][] bytes(TaskGraph graph) throws FormatException {
        EdgeBytes bytes = new EdgeBytes(graph);
        for (Job reader : jobs) {
            for (DataFile file : reader.reads) {
                for (Written written : file.readBy(reader)) {
                    if (!bytes.add(written.by.index, reader.index, written.bytes)) {
                        throw tooMuch(reader);
                    }
                }
            }
        }
        return bytes.rows();
    }

    private FormatException tooMuch(Job reader) {
        return wrong(
                reader.line,
                "the files that job '" + reader.id + "' and those before it read of their parents have more than "
                        + Long.MAX_VALUE + " bytes together");
    }

    private FormatException wrong(int line, String problem) {
        return new FormatException(source + ", line " + line, problem);
    }
}
