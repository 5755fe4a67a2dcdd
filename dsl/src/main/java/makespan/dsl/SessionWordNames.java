package makespan.dsl;

import java.util.Set;

/** The words that a cell can use without an object. */
final class SessionWordNames {
    /** Words that take arguments. */
    static final Set<String> METHODS = Set.of("task", "graph", "run", "speedup", "show", "params", "println", "print");

    /** Words that stand alone. */
    static final Set<String> PROPERTIES = Set.of("cpu", "io", "stop", "keepGoing");

    private SessionWordNames() {}
}
