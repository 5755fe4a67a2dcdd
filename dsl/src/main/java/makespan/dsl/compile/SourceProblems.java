package makespan.dsl.compile;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import makespan.dsl.artifact.ArtifactException;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Reads the compiler's complaints. */
final class SourceProblems {
    private static final String SYNTAX = "SyntaxError";
    private static final String TYPE_CHECKING = "[Static type checking] - ";

    private SourceProblems() {}

    /**
     * Returns what is wrong with the text.
     *
     * @throws ArtifactException if it is not the text, but a library that it grabs
     */
    static CellCompilationException failure(CompilationFailedException failure, CellSource source) {
        if (failure instanceof MultipleCompilationErrorsException several) {
            for (Message message : messages(several)) {
                if (message instanceof ExceptionMessage thrown
                        && thrown.getCause() instanceof ArtifactException missing) {
                    throw missing.at(source.unit() + ", line " + firstGrab(source));
                }
            }
        }
        return new CellCompilationException(of(failure, source), failure);
    }

    private static long firstGrab(CellSource source) {
        return 1
                + source.code()
                        .lines()
                        .takeWhile(line -> !line.contains("@Gra"))
                        .count();
    }

    private static List<? extends Message> messages(MultipleCompilationErrorsException several) {
        List<? extends Message> messages = several.getErrorCollector().getErrors();
        return messages == null ? List.of() : messages;
    }

    static List<SourceProblem> of(CompilationFailedException failure, CellSource source) {
        List<SourceProblem> problems = new ArrayList<>();
        if (failure instanceof MultipleCompilationErrorsException several) {
            messages(several).forEach(message -> problems.add(of(message, source)));
        }
        if (problems.isEmpty()) {
            problems.add(new SourceProblem(SYNTAX, String.valueOf(failure.getMessage()), source.unit(), 0, 1, 1, ""));
        }
        problems.sort(Comparator.comparingInt(SourceProblem::line).thenComparingInt(SourceProblem::column));
        return problems.stream().distinct().toList();
    }

    private static SourceProblem of(Message message, CellSource source) {
        if (message instanceof SyntaxErrorMessage syntax) {
            return of(syntax.getCause(), source);
        }
        if (message instanceof ExceptionMessage exception) {
            return new SourceProblem(SYNTAX, String.valueOf(exception.getCause()), source.unit(), 0, 1, 1, "");
        }
        StringWriter text = new StringWriter();
        message.write(new PrintWriter(text));
        return new SourceProblem(SYNTAX, text.toString().strip(), source.unit(), 0, 1, 1, "");
    }

    private static SourceProblem of(SyntaxException problem, CellSource source) {
        int line = problem.getStartLine();
        int column = Math.max(1, problem.getStartColumn());
        String excerpt = source.line(line);
        int end = problem.getEndLine() == line ? problem.getEndColumn() : column + 1;
        int length = Math.max(1, Math.min(end, excerpt.length() + 1) - column);
        String own = source.unit().replaceAll("\\W", "_"); // name of the script's class
        String message = problem.getOriginalMessage().strip().replace("method " + own + "#", "method ");
        boolean ofTypes = message.startsWith(TYPE_CHECKING);
        String told = ofTypes ? message.substring(TYPE_CHECKING.length()) : message;
        return new SourceProblem(ofTypes ? "TypeError" : SYNTAX, told, source.unit(), line, column, length, excerpt);
    }
}
