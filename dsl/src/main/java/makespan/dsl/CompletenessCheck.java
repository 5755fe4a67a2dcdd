package makespan.dsl;

import java.util.List;
import java.util.regex.Pattern;
import makespan.dsl.Completeness.Status;
import makespan.dsl.compile.CellCompiler;
import makespan.dsl.compile.CellSource;
import makespan.dsl.compile.CellTokens;
import makespan.dsl.compile.CellTokens.Kind;
import makespan.dsl.compile.CellTokens.Token;
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
        if (endsOpen(code)) {
            return new Completeness(Status.INCOMPLETE, indent(code, false));
        }
        return CellCompiler.firstProblem(new CellSource("cell", code))
                .map(problem -> ofProblem(problem, code))
                .orElseGet(() -> Completeness.of(Status.COMPLETE));
    }

    /** Whether an operator is the last of the text, comments aside. */
    private static boolean endsOpen(String code) {
        List<Token> tokens = CellTokens.of(code).tokens();
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token last = tokens.get(i);
            if (last.kind() != Kind.COMMENT && last.kind() != Kind.NEWLINE) {
                boolean sign = last.kind() == Kind.OPERATOR || last.kind() == Kind.DOT;
                return sign && ENDS_OPEN.matcher(code.substring(0, last.end())).find();
            }
        }
        return false;
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
