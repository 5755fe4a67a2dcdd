package makespan.dsl;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makespan.dsl.Words.Kind;

/** The names that a cell can use without an object. */
final class SessionWordNames {
    /** Those that take arguments. */
    static final Set<String> METHODS = Stream.concat(names(Kind.COMMAND), Stream.of("print", "printf", "println"))
            .collect(Collectors.toUnmodifiableSet());

    /** Those that stand alone. */
    static final Set<String> PROPERTIES = names(Kind.VALUE).collect(Collectors.toUnmodifiableSet());

    private SessionWordNames() {}

    private static Stream<String> names(Kind kind) {
        return Words.all(kind).stream().map(Words.Word::name);
    }
}
