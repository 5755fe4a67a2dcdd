package makespan.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import makespan.graph.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads the abstract workflows of Pegasus, DAX in XML: Deelman and others, "Pegasus, a workflow management system for
 * science automation", Future Generation Computer Systems 46, 2015. A {@code job} with its {@code runtime} in seconds is
 * a task, called by its id, of the kind that the job's {@code name} tells; a {@code parent} in a {@code child} is an
 * edge, and no other is. An edge carries the files that its parent {@code uses} as output and its child as input, of the
 * size that the parent gives, 0 if it gives none. What the header counts is not looked at.
 */
public final class DaxReader {
    private final XmlReader xml;
    private final DaxWorkflow workflow;
    private DaxWorkflow.@Nullable Job job;
    private DaxWorkflow.@Nullable Job child;

    private DaxReader(XmlReader xml, String source) {
        this.xml = xml;
        workflow = new DaxWorkflow(source);
    }

    /**
     * Returns the graph in a file.
     *
     * @throws FormatException if the file does not follow the format; the message names the line
     */
    public static TimedGraph read(Path file) throws IOException {
        try (InputStream document = FileContent.bytes(file)) {
            return read(document, String.valueOf(file.getFileName()));
        }
    }

    /**
     * Returns the graph in a document.
     *
     * @param source what messages call the document
     * @throws FormatException if the document does not follow the format; the message names the line
     */
    public static TimedGraph read(InputStream document, String source) throws IOException {
        DaxReader reader = new DaxReader(XmlReader.of(document, source), source);
        while (reader.xml.next()) {
            reader.accept();
        }
        return reader.workflow.toGraph();
    }

    private void accept() throws FormatException {
        switch (xml.level()) {
            case 1 -> acceptRoot();
            case 2 -> acceptDeclaration();
            case 3 -> acceptPart();
            default -> {}
        }
    }

    private void acceptRoot() throws FormatException {
        if (!xml.name().equals("adag")) {
            throw xml.wrong("the outermost element must be 'adag', but is '" + xml.name() + "'");
        }
    }

    private void acceptDeclaration() throws FormatException {
        job = null;
        child = null;
        switch (xml.name()) {
            case "job" -> job = declaredJob();
            case "child" -> child = workflow.child(required("ref", "a child"), xml.line());
            case "dag", "dax" ->
                throw xml.wrong("job '" + required("id", "a job") + "' is a workflow of its own, which cannot be read");
            default -> {}
        }
    }

    private void acceptPart() throws FormatException {
        if (job != null && xml.name().equals("uses")) {
            acceptFile(job);
        } else if (child != null && xml.name().equals("parent")) {
            String parent = required("ref", "a parent of job '" + child.id() + "'");
            workflow.addEdge(parent, child, xml.line());
        }
    }

    private DaxWorkflow.Job declaredJob() throws FormatException {
        String id = required("id", "a job");
        String kind = xml.attribute("name").orElse(TaskSpec.kindOf(id));
        double seconds = number(required("runtime", "job '" + id + "'"), "the runtime of job '" + id + "'");
        return workflow.declare(id, kind, seconds, xml.line());
    }

    private void acceptFile(DaxWorkflow.Job by) throws FormatException {
        String what = "of job '" + by.id() + "'";
        String file = xml.attribute("file").or(() -> xml.attribute("name")).orElse("");
        if (file.isEmpty()) {
            throw xml.wrong("a file " + what + " has no name");
        }
        what = "of file '" + file + "' " + what;
        String link = required("link", "the use " + what);
        long bytes = Math.round(number(xml.attribute("size").orElse("0"), "the size " + what));
        switch (link) {
            case "input" -> workflow.addRead(by, file);
            case "output" -> workflow.addWritten(by, file, bytes);
            case "inout" -> {
                workflow.addRead(by, file);
                workflow.addWritten(by, file, bytes);
            }
            case "none", "checkpoint" -> {}
            default -> throw xml.wrong("the link " + what + " must be input, output or inout, but is '" + link + "'");
        }
    }

    private String required(String attribute, String of) throws FormatException {
        return xml.attribute(attribute).orElseThrow(() -> xml.wrong(of + " has no " + attribute));
    }

    private double number(String text, String what) throws FormatException {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && !Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // reported below
        }
        throw xml.wrong(what + " must be a finite number of at least 0, but is '" + text + "'");
    }
}
