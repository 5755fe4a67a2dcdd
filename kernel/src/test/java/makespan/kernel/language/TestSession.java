package makespan.kernel.language;

import java.util.List;
import java.util.Optional;
import makespan.dsl.CellResult;
import makespan.dsl.RunMonitor;
import makespan.dsl.Session;
import makespan.dsl.SessionHost;
import makespan.runtime.Run;

/** A session whose cells show nothing, with completion and inspection. */
final class TestSession implements AutoCloseable {
    static final List<DocumentedName> MAGICS = List.of(
            new DocumentedName("%time", "%time statement", "Tells how long a statement takes."),
            new DocumentedName("%%time", "%%time", "Tells how long the cell takes."));

    private final Session session = new Session(new QuietHost());
    private final SessionView.Memory memory = new SessionView.Memory();
    private int cells;

    /** Evaluates cells, which must not fail. */
    TestSession evaluate(String... codes) {
        for (String code : codes) {
            String unit = "cell " + ++cells;
            CellResult result = session.evaluate(code, unit);
            if (result.error() != null) {
                throw new AssertionError(
                        result.error().message(), result.error().cause());
            }
            memory.cells().add(new EvaluatedCells.Cell(code, unit, null));
        }
        return this;
    }

    SessionView view() {
        return new SessionView(session.variables(), session.parameters().asMap(), session.classLoader(), memory);
    }

    /** Returns the completion at the bar in a text. */
    Completion complete(String marked) {
        int cursor = marked.indexOf('|');
        return new Completer(view(), MAGICS)
                .complete(marked.substring(0, cursor) + marked.substring(cursor + 1), cursor);
    }

    /** Returns the texts that are offered at the bar in a text. */
    List<String> matches(String marked) {
        return complete(marked).matches().stream().map(Completion.Match::text).toList();
    }

    /** Returns what is said of the name at the bar in a text. */
    Optional<Documentation> inspect(String marked, boolean withSource) {
        int cursor = marked.indexOf('|');
        return new Inspector(view(), MAGICS, withSource)
                .inspect(marked.substring(0, cursor) + marked.substring(cursor + 1), cursor);
    }

    String text(String marked) {
        return inspect(marked, false).map(Documentation::toText).orElse("");
    }

    @Override
    public void close() {
        session.close();
    }

    private static final class QuietHost implements SessionHost {
        @Override
        public void display(Object value) {}

        @Override
        public RunMonitor runStarted(Run run) {
            return RunMonitor.NONE;
        }

        @Override
        public int defaultWorkers() {
            return 1;
        }
    }
}
