package makespan.dsl.compile;

import java.util.List;

/** A cell's text cannot be compiled. */
public final class CellCompilationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<SourceProblem> problems;

    /** @param problems at least one, in the order of the text */
    CellCompilationException(List<SourceProblem> problems, Throwable cause) {
        super(problems.get(0).toString(), cause);
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, in the order of the text; at least one problem. */
    public List<SourceProblem> problems() {
        return problems;
    }
}
