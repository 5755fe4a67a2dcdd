package makespan.kernel.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import makespan.dsl.CellError;
import makespan.dsl.CellResult;
import makespan.dsl.Evaluation;
import makespan.kernel.display.CellDisplays;
import makespan.kernel.display.Displays;
import makespan.kernel.display.MimeBundle;
import makespan.kernel.history.History;
import makespan.kernel.language.NotebookSession;
import makespan.kernel.output.CellOutput;
import makespan.kernel.output.OutputRouter;
import makespan.kernel.output.StandardInput;
import makespan.kernel.protocol.Message;
import org.jspecify.annotations.Nullable;

/** Executes cells, those of one shell one after the other; each on the thread that asks. */
public final class ExecuteHandler implements RequestHandler {
    private final NotebookSession session;
    private final OutputRouter outputs;
    private final StandardInput stdin;
    private final Displays displays;
    private final CellDisplays cells;
    private final RunningCells running;
    private final History history;
    private final Consumer<Message> abortQueued;
    private final AtomicInteger executionCount = new AtomicInteger();

    /** @param abortQueued called with the request of a cell that failed, if its client wants the queued ones given up */
    public ExecuteHandler(
            NotebookSession session,
            OutputRouter outputs,
            StandardInput stdin,
            Displays displays,
            CellDisplays cells,
            RunningCells running,
            History history,
            Consumer<Message> abortQueued) {
        this.session = session;
        this.outputs = outputs;
        this.stdin = stdin;
        this.displays = displays;
        this.cells = cells;
        this.running = running;
        this.history = history;
        this.abortQueued = abortQueued;
    }

    @Override
    public JsonObject handle(Message request) {
        ExecuteRequest asked = ExecuteRequest.of(request);
        CellOutput output = outputs.begin(request, asked.allowStdin());
        stdin.discard();
        if (asked.code().isBlank()) {
            return completed(executionCount.get(), new JsonObject(), output);
        }
        int count = asked.storeHistory() ? executionCount.incrementAndGet() : executionCount.get() + 1;
        // Before anyone hears that the cell runs: from then on it can be interrupted.
        running.began(output);
        try (Evaluation evaluation = session.begin("cell " + count)) {
            return execute(asked, evaluation, count, output);
        } finally {
            running.ended();
            output.flush();
        }
    }

    private JsonObject execute(ExecuteRequest asked, Evaluation evaluation, int count, CellOutput output) {
        if (!asked.silent()) {
            output.publish("execute_input", executeInput(asked.code(), count));
        }
        CellResult result = session.evaluate(asked.code(), evaluation.unit(), asked.cellId());
        CellError error = result.error();
        MimeBundle shown = error == null ? shown(result, output) : null;
        if (asked.storeHistory()) {
            history.add(count, asked.code(), shown == null ? null : shown.text());
        }
        if (error != null) {
            return failed(asked, error, count, output);
        }
        if (shown != null && !asked.silent()) {
            output.publish("execute_result", executeResult(shown, count));
        }
        return completed(count, userExpressions(asked.userExpressions()), output);
    }

    private JsonObject failed(ExecuteRequest asked, CellError error, int count, CellOutput output) {
        JsonObject content = Replies.error(error.name(), error.message(), Traceback.coloured(error));
        JsonObject published = content.deepCopy();
        published.remove("status");
        output.publish("error", published);
        if (asked.stopOnError()) {
            abortQueued.accept(output.request());
        }
        content.addProperty("execution_count", count);
        content.add("user_expressions", new JsonObject());
        content.add("payload", output.payloads());
        return content;
    }

    private @Nullable MimeBundle shown(CellResult result, CellOutput output) {
        Object value = result.value();
        return result.hasValue() && value != null && !cells.isLatestDisplayId(value, output)
                ? displays.of(value)
                : null;
    }

    private JsonObject userExpressions(Map<String, String> expressions) {
        JsonObject results = new JsonObject();
        expressions.forEach((name, code) -> {
            CellResult result = session.evaluate(code, "user expression '" + name + "'", "user expression " + name);
            CellError error = result.error();
            if (error != null) {
                results.add(name, Replies.error(error.name(), error.message(), Traceback.coloured(error)));
            } else {
                results.add(name, userExpression(result.value()));
            }
        });
        return results;
    }

    private JsonElement userExpression(@Nullable Object value) {
        MimeBundle bundle = displays.of(value == null ? "null" : value);
        JsonObject content = Replies.ok();
        content.add("data", bundle.data());
        content.add("metadata", bundle.metadata());
        return content;
    }

    private static JsonObject completed(int count, JsonObject userExpressions, CellOutput output) {
        JsonObject content = Replies.ok();
        content.addProperty("execution_count", count);
        content.add("user_expressions", userExpressions);
        content.add("payload", output.payloads());
        return content;
    }

    private static JsonObject executeInput(String code, int count) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("execution_count", count);
        return content;
    }

    private static JsonObject executeResult(MimeBundle shown, int count) {
        JsonObject content = shown.toDisplayData("");
        content.remove("transient");
        content.addProperty("execution_count", count);
        return content;
    }
}
