package makespan.dsl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import makespan.dsl.UnknownNames.UnknownNameException;
import makespan.dsl.compile.CellCompilationException;
import makespan.dsl.compile.CellFrames;
import makespan.dsl.compile.CellText;
import makespan.dsl.compile.SourceProblem;
import makespan.graph.TaskGraphException;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in a cell, in terms of its text. */
final class ErrorReport {
    private static final long BYTES_PER_MB = 1 << 20;

    private final FrameLines frames;
    private final UnknownNames unknownNames;
    private final UnaryOperator<String> closureNames;

    /**
     * @param sources the texts by their unit, for excerpts; null for those that are not known
     * @param closureNames says in the words of users which closures a text names by their classes
     */
    ErrorReport(
            Function<String, @Nullable CellText> sources,
            Collection<String> sessionNames,
            UnaryOperator<String> closureNames) {
        this.frames = new FrameLines(sources);
        this.unknownNames = UnknownNames.inCell(sessionNames);
        this.closureNames = closureNames;
    }

    CellError of(Throwable failure, boolean interrupted) {
        Throwable inner = unwrapped(failure);
        if (interrupted || inner instanceof InterruptedException) {
            return new CellError("Interrupted", "Interrupted", lines("Interrupted", "", inner), false, inner);
        }
        if (inner instanceof CellCompilationException compilation) {
            return ofCompilation(compilation);
        }
        Throwable explained = explained(inner);
        return new CellError(name(explained), message(explained), traceback(explained), isUsage(explained), explained);
    }

    /** Returns what can be said where there is no room to say more: with memory full. */
    static CellError inShort(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return new CellError(name, name, List.of(name), false, failure);
    }

    private static CellError ofCompilation(CellCompilationException failure) {
        List<String> lines = new ArrayList<>();
        for (SourceProblem problem : failure.problems()) {
            lines.add(problem.kind() + ": " + problem);
            lines.addAll(problem.marked());
        }
        SourceProblem first = failure.problems().get(0);
        return new CellError(first.kind(), first.toString(), lines, true, failure);
    }

    private List<String> traceback(Throwable failure) {
        List<String> lines = lines(name(failure), message(failure), failure);
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        told.add(failure);
        for (Throwable cause = next(failure); cause != null && told.add(cause); cause = next(cause)) {
            Throwable explained = explained(cause);
            lines.addAll(lines("Caused by: " + name(explained), message(explained), explained));
        }
        return lines;
    }

    private List<String> lines(String name, String message, Throwable failure) {
        List<String> lines = new ArrayList<>();
        if (failure instanceof AssertionError && message.lines().count() > 1) {
            lines.add(name + ":"); // its drawing keeps its columns
            message.lines().forEach(lines::add);
        } else {
            (message.isEmpty() ? name : name + ": " + message).lines().forEach(lines::add);
        }
        lines.addAll(frames.of(failure));
        for (Throwable suppressed : failure.getSuppressed()) {
            String title = name(suppressed) + ": " + message(suppressed);
            lines.add("Suppressed: " + title.lines().findFirst().orElse("")
                    + Places.in(CellFrames.place(suppressed).orElse(null)));
        }
        return lines;
    }

    private Throwable explained(Throwable failure) {
        return failure instanceof RuntimeException runtime ? unknownNames.explained(runtime) : failure;
    }

    private static @Nullable Throwable next(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? null : unwrapped(cause);
    }

    /** Removes the wrappers in which Groovy and reflection carry an exception. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null
                && (inner instanceof InvokerInvocationException
                        || inner instanceof InvocationTargetException
                        || inner instanceof UndeclaredThrowableException)) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static boolean isUsage(Throwable failure) {
        return failure instanceof DeclarationException
                || failure instanceof TaskGraphException
                || failure instanceof UnknownNameException;
    }

    private static String name(Throwable failure) {
        if (failure instanceof UnknownNameException) {
            return "UnknownName";
        }
        String simple = failure.getClass().getSimpleName();
        return simple.isEmpty() ? failure.getClass().getName() : simple;
    }

    private String message(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof StackOverflowError) {
            return "Calls are nested too deeply; does a function call itself without end?"
                    + Places.in(CellFrames.place(failure).orElse(null));
        }
        if (failure instanceof OutOfMemoryError) {
            return message + "; at most " + Runtime.getRuntime().maxMemory() / BYTES_PER_MB
                    + " MB can be used: set variables that hold much to null, or start with a larger -Xmx";
        }
        return message == null ? "" : closureNames.apply(message);
    }
}
