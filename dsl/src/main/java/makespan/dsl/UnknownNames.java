package makespan.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makespan.dsl.compile.CellFrames;
import makespan.graph.Suggestion;
import org.jspecify.annotations.Nullable;

/** Says in the DSL's words that a name means nothing, where Groovy would speak of properties and signatures. */
final class UnknownNames {
    private UnknownNames() {}

    /** Returns the explanation of a failure if it is about a name that a cell uses without an object, else itself. */
    static RuntimeException explained(RuntimeException failure) {
        if (failure instanceof MissingPropertyException property && isOpen(property.getType())) {
            return unknown(property.getProperty(), List.of(), failure);
        }
        if (failure instanceof MissingMethodException method && isOpen(method.getType())) {
            return SessionWordNames.METHODS.contains(method.getMethod())
                    ? wrongArguments(method)
                    : unknown(method.getMethod(), List.of(), failure);
        }
        return failure;
    }

    /** Returns an explanation that also offers the session's names. */
    static RuntimeException explained(RuntimeException failure, Collection<String> sessionNames) {
        RuntimeException explained = explained(failure);
        return explained instanceof UnknownNameException unknown
                ? unknown(unknown.name(), sessionNames, failure)
                : explained;
    }

    private static UnknownNameException unknown(String name, Collection<String> more, RuntimeException failure) {
        List<String> known = Stream.of(SessionWordNames.METHODS, SessionWordNames.PROPERTIES, more)
                .flatMap(Collection::stream)
                .toList();
        String message = "No task, function or variable '" + name + "'." + Suggestion.didYouMean(name, known)
                + Places.in(CellFrames.place(failure).orElse(null));
        return new UnknownNameException(name, message, failure);
    }

    private static DeclarationException wrongArguments(MissingMethodException failure) {
        String given = Stream.of(failure.getArguments())
                .map(argument -> argument == null ? "null" : argument.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        DeclarationException explained = new DeclarationException("'" + failure.getMethod() + "' cannot take (" + given
                + ")" + Places.in(CellFrames.place(failure).orElse(null)));
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }

    private static boolean isOpen(@Nullable Class<?> type) {
        return type != null
                && (CellScript.class.isAssignableFrom(type)
                        || Closure.class.isAssignableFrom(type)
                        || GraphWords.class.isAssignableFrom(type));
    }

    /** A name that means nothing. */
    static final class UnknownNameException extends GroovyRuntimeException {
        private static final long serialVersionUID = 1L;

        private final String name;

        UnknownNameException(String name, String message, RuntimeException failure) {
            super(message);
            this.name = name;
            setStackTrace(failure.getStackTrace());
        }

        String name() {
            return name;
        }
    }
}
