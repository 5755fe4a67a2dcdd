package makespan.dsl;

import java.util.regex.Pattern;
import makespan.dsl.Completeness.Status;
import makespan.dsl.compile.CellCompiler;
import makespan.dsl.compile.CellSource;
import makespan.dsl.compile.SourceProblem;

/** Tells whether a text is a whole cell: it parses, or it could go on. */
final class CompletenessCheck {
    private static final String STEP = "    ";

    /** An operator that wants something on its right. */
    private static final Pattern ENDS_OPEN =
            Pattern.compile("(?<![+])[+]\\s*$|(?<!-)-\\s*$|(?<![*.])[*]\\s*$|[=,?:%&|.]\\s*$|->\\s*$");

    private CompletenessCheck() {}

    static Completeness of(String code) {
        OpenBrackets brackets = OpenBrackets.in(code);
        if (brackets.open()) {
            return new Completeness(Status.INCOMPLETE, indent(code, brackets.inText()));
        }
        if (ENDS_OPEN.matcher(code).find()) {
            return new Completeness(Status.INCOMPLETE, indent(code, false));
        }
        return CellCompiler.firstProblem(new CellSource("cell", code))
                .map(problem -> ofProblem(problem, code))
                .orElseGet(() -> Completeness.of(Status.COMPLETE));
    }

    private static Completeness ofProblem(SourceProblem problem, String code) {
        String text = code.stripTrailing();
        long lastLine = text.lines().count();
        int lastColumn = text.length() - (text.lastIndexOf('\n') + 1);
        boolean atEnd = problem.line() == lastLine && problem.column() > lastColumn;
        boolean beyond = problem.line() > lastLine || atEnd;
        return beyond ? new Completeness(Status.INCOMPLETE, indent(code, false)) : Completeness.of(Status.INVALID);
    }

    /** The last line's indentation, one step deeper after an opening bracket. */
    private static String indent(String code, boolean inText) {
        if (inText) {
            return "";
        }
        String line = code.stripTrailing().substring(code.stripTrailing().lastIndexOf('\n') + 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        boolean opens = line.endsWith("{") || line.endsWith("(") || line.endsWith("[") || line.endsWith("->");
        return opens ? indent + STEP : indent;
    }
}
