package makespan.kernel.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;

/**
 * Executes the code cells of a notebook in order on a kernel and puts the outputs into the notebook. The first failing
 * cell ends it; the cells after it keep no outputs, so that a page never mixes two executions.
 *
 * <p>One thread runs it; {@link #cancel()} may be called from any.
 */
public final class NotebookRunner {
    private final Notebook notebook;
    private final KernelClient kernel;
    private final Duration cellLimit;
    private final Progress progress;
    private final DisplayIds displays = new DisplayIds();
    private final Map<String, CellOutputs> outputsByRequest = new HashMap<>();
    private final Map<NotebookCell, CellOutputs> outputsByCell = new HashMap<>();
    private volatile boolean cancelled;

    /** Hears which cell begins. */
    @FunctionalInterface
    public interface Progress {
        void cellStarts(NotebookCell cell, int number, int total);
    }

    /** @param cellLimit the longest that a cell may take; zero for no limit */
    public NotebookRunner(Notebook notebook, KernelClient kernel, Duration cellLimit, Progress progress) {
        this.notebook = notebook;
        this.kernel = kernel;
        this.cellLimit = cellLimit;
        this.progress = progress;
    }

    /**
     * Executes the notebook. Whether it returns or throws, the notebook holds the outputs so far.
     *
     * @throws CellFailedException if a cell fails, times out, is cancelled or its kernel dies
     */
    public void run() throws IOException, CellFailedException {
        notebook.nameKernelIfAbsent();
        notebook.setLanguageInfo(Json.object(kernel.awaitReady(), "language_info"));
        notebook.cells().stream().filter(NotebookCell::isCode).forEach(NotebookCell::clear);
        List<NotebookCell> cells = notebook.cells().stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .toList();
        try {
            for (int i = 0; i < cells.size(); i++) {
                progress.cellStarts(cells.get(i), i + 1, cells.size());
                execute(cells.get(i), i + 1);
            }
        } finally {
            outputsByCell.forEach((cell, outputs) -> cell.setOutputs(outputs.toList()));
        }
    }

    /** Interrupts the cell that executes and starts no other. */
    public void cancel() {
        cancelled = true;
        kernel.interrupt();
    }

    private void execute(NotebookCell cell, int number) throws CellFailedException {
        CellOutputs outputs = new CellOutputs(displays);
        outputsByCell.put(cell, outputs);
        JsonObject reply;
        try {
            reply = kernel.execute(
                    cell.source(), id -> outputsByRequest.put(id, outputs), m -> accept(m, cell, outputs), cellLimit);
        } catch (IOException e) {
            throw new CellFailedException(number, cell, String.valueOf(e.getMessage()), e);
        }
        int count = Json.integer(reply, "execution_count", 0);
        if (count > 0) {
            cell.setExecutionCount(count);
        }
        if (!Json.string(reply, "status", "").equals("ok")) {
            throw new CellFailedException(number, cell, errorOf(reply), null);
        }
        if (cancelled) {
            throw new CellFailedException(number, cell, "interrupted", null);
        }
    }

    /** Output that a task prints after its cell has ended still belongs to that cell. */
    private void accept(Message message, NotebookCell cell, CellOutputs current) {
        CellOutputs outputs = outputsByRequest.get(message.parentId());
        if (outputs == null) {
            return;
        }
        if (outputs == current && message.type().equals("execute_input")) {
            cell.setExecutionCount(Json.integer(message.content(), "execution_count", 0));
        }
        outputs.accept(message.type(), message.content());
    }

    private static String errorOf(JsonObject reply) {
        String name = Json.string(reply, "ename", "");
        String value = Json.string(reply, "evalue", "");
        if (name.isEmpty() || value.startsWith(name)) {
            return value.isEmpty() ? Json.string(reply, "status", "no answer") : value;
        }
        return value.isEmpty() ? name : name + ": " + value;
    }
}
