package makespan.dsl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.dsl.UnknownNames.UnknownNameException;
import makespan.dsl.compile.CellCompilationException;
import makespan.dsl.compile.CellFrames;
import makespan.dsl.compile.CellSource;
import makespan.dsl.compile.SourceProblem;
import makespan.graph.SourceLocation;
import makespan.graph.TaskGraphException;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in a cell, in terms of its text. */
final class ErrorReport {
    /** A recursion without end has thousands of frames; the first few tell it. */
    private static final int FRAMES_SHOWN = 12;

    private final Map<String, CellSource> sources;
    private final UnknownNames unknownNames;

    /** @param sources the texts by their unit, for excerpts */
    ErrorReport(Map<String, CellSource> sources, Collection<String> sessionNames) {
        this.sources = sources;
        this.unknownNames = UnknownNames.inCell(sessionNames);
    }

    CellError of(Throwable failure, boolean interrupted) {
        Throwable inner = unwrapped(failure);
        if (interrupted || inner instanceof InterruptedException) {
            return new CellError("Interrupted", "Interrupted", lines("Interrupted", inner), false, inner);
        }
        if (inner instanceof CellCompilationException compilation) {
            return ofCompilation(compilation);
        }
        Throwable explained = inner instanceof RuntimeException runtime ? unknownNames.explained(runtime) : inner;
        String name = name(explained);
        String message = message(explained);
        String title = message.isEmpty() ? name : name + ": " + message;
        return new CellError(name, message, traceback(title, explained), isUsage(explained), explained);
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

    private List<String> traceback(String title, Throwable failure) {
        List<String> lines = lines(title, failure);
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        told.add(failure);
        for (Throwable cause = next(failure); cause != null && told.add(cause); cause = next(cause)) {
            Throwable explained = cause instanceof RuntimeException runtime ? unknownNames.explained(runtime) : cause;
            lines.addAll(lines("Caused by: " + name(explained) + ": " + message(explained), explained));
        }
        return lines;
    }

    private List<String> lines(String title, Throwable failure) {
        List<String> lines = new ArrayList<>();
        title.lines().forEach(lines::add);
        List<StackTraceElement> frames = CellFrames.of(failure);
        frames.stream().limit(FRAMES_SHOWN).map(this::line).forEach(lines::add);
        if (frames.size() > FRAMES_SHOWN) {
            lines.add("  … " + (frames.size() - FRAMES_SHOWN) + " more");
        }
        return lines;
    }

    private String line(StackTraceElement frame) {
        SourceLocation place = CellFrames.place(frame);
        CellSource source = sources.get(place.unit());
        String excerpt = source == null ? "" : source.line(place.line()).strip();
        return "  at " + place + (excerpt.isEmpty() ? "" : ": " + excerpt);
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
        return failure instanceof UnknownNameException
                ? "UnknownName"
                : failure.getClass().getSimpleName();
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }
}
