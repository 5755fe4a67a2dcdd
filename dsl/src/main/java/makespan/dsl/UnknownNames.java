package makespan.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makespan.dsl.compile.CellFrames;
import makespan.graph.SourceLocation;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/** Says in the DSL's words that a name means nothing, where Groovy would speak of properties and signatures. */
final class UnknownNames {
    private static final Set<String> CLOSURE_CALLS = Set.of("call", "doCall");

    private final Collection<String> sessionNames;
    private final boolean withPlace;

    private UnknownNames(Collection<String> sessionNames, boolean withPlace) {
        this.sessionNames = sessionNames;
        this.withPlace = withPlace;
    }

    /** Explains failures of a cell, with their place. */
    static UnknownNames inCell(Collection<String> sessionNames) {
        return new UnknownNames(sessionNames, true);
    }

    /** Explains failures of a task, whose place the report of the run adds. */
    static UnknownNames inTask(Collection<String> sessionNames) {
        return new UnknownNames(sessionNames, false);
    }

    /** Returns the explanation of a failure if it is about a name that a cell uses without an object, else itself. */
    RuntimeException explained(RuntimeException failure) {
        if (failure instanceof MissingPropertyException property && property.getType() == Parameters.class) {
            return new DeclarationException(property.getMessageWithoutLocationText(), failure.getStackTrace());
        }
        if (failure instanceof MissingPropertyException property && isOpen(property.getType())) {
            return unknown(property.getProperty(), failure);
        }
        if (failure instanceof MissingMethodException method && isOpen(method.getType())) {
            String name = method.getMethod();
            if (CLOSURE_CALLS.contains(name) && Closure.class.isAssignableFrom(method.getType())) {
                return wrongArguments(method.getType().getName(), method);
            }
            return SessionWordNames.METHODS.contains(name) || sessionNames.contains(name)
                    ? wrongArguments("'" + name + "'", method)
                    : unknown(name, failure);
        }
        return isAmbiguous(failure)
                ? new DeclarationException(
                        "A word was given null where it needs a value" + Places.in(place(failure)),
                        failure.getStackTrace())
                : failure;
    }

    /** A null fits several forms of a word alike. */
    private static boolean isAmbiguous(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getClass() == GroovyRuntimeException.class
                && message.startsWith("Ambiguous method overloading")
                && SessionWordNames.METHODS.stream().anyMatch(word -> message.contains("#" + word + "."));
    }

    private UnknownNameException unknown(String name, RuntimeException failure) {
        List<String> known = Stream.of(SessionWordNames.METHODS, SessionWordNames.PROPERTIES, sessionNames)
                .flatMap(Collection::stream)
                .toList();
        String message = "No task, function or variable '" + name + "'." + Suggestion.didYouMean(name, known)
                + Places.in(place(failure));
        return new UnknownNameException(name, message, failure);
    }

    private DeclarationException wrongArguments(String callee, MissingMethodException failure) {
        String given = Stream.of(failure.getArguments())
                .map(argument -> argument == null ? "null" : argument.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        String message = callee + " cannot take (" + given + ")" + Places.in(place(failure));
        return new DeclarationException(message, failure.getStackTrace());
    }

    private @Nullable SourceLocation place(RuntimeException failure) {
        return withPlace ? CellFrames.place(failure).orElse(null) : null;
    }

    private static boolean isOpen(@Nullable Class<?> type) {
        return type != null
                && (CellScript.class.isAssignableFrom(type)
                        || Closure.class.isAssignableFrom(type)
                        || GraphWords.class.isAssignableFrom(type)
                        || PlatformWords.class.isAssignableFrom(type));
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
