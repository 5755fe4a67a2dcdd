package makespan.dsl;

import makespan.dsl.compile.CellSource;

/** What happens to a cell's text before it is compiled. */
@FunctionalInterface
public interface CellPreparation {
    /**
     * Returns the text to compile, line for line where errors shall name the user's lines. Called on the evaluating
     * thread within the evaluation: it may be interrupted, and what it throws is the cell's error.
     */
    CellSource prepare(Session session, CellSource source) throws Exception;
}
