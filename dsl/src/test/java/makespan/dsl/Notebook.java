package makespan.dsl;

import java.util.List;
import java.util.Objects;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/** A session as a user sees it: cells with rising numbers. */
final class Notebook implements AutoCloseable {
    final RecordingHost host = new RecordingHost();
    final Session session = new Session(host);
    private int cells;

    /** Evaluates the next cell, which must succeed, and returns what it shows. */
    @Nullable
    Object run(String code) {
        CellResult result = evaluate(code);
        CellError error = result.error();
        if (error != null) {
            throw new AssertionError(String.join("\n", error.traceback()), error.cause());
        }
        return result.value();
    }

    /** Evaluates the next cell, which must fail. */
    CellError fails(String code) {
        return Objects.requireNonNull(evaluate(code).error(), "the cell did not fail");
    }

    /** Evaluates the next cell, which must yield a graph. */
    TaskGraph graph(String code) {
        return (TaskGraph) Objects.requireNonNull(run(code));
    }

    CellResult evaluate(String code) {
        return session.evaluate(code, "cell " + ++cells);
    }

    /** Evaluates a cell that the front end knows by an identity. */
    CellResult evaluateAs(String cellId, String code) {
        return session.evaluate(code, "cell " + ++cells, cellId);
    }

    RunResult lastRun() {
        List<RunResult> runs = host.displayed.stream()
                .filter(RunResult.class::isInstance)
                .map(RunResult.class::cast)
                .toList();
        return runs.get(runs.size() - 1);
    }

    @Override
    public void close() {
        session.close();
    }
}
