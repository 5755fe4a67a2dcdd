package makespan.dsl.compile;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.Optional;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;

/** Groovy that stands in one line. */
public final class OneLine {
    private OneLine() {}

    /** Returns a line without the comment at its end; empty if it leaves a bracket, string or comment open. */
    public static Optional<String> of(String line) {
        GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(line));
        lexer.removeErrorListeners();
        int depth = 0;
        int end = line.length();
        try {
            for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
                depth += MagicLines.depthChange(token.getType());
                if (depth < 0) {
                    return Optional.empty();
                }
                if (token.getType() == GroovyLangLexer.NL && token.getText().startsWith("//")) {
                    end = line.offsetByCodePoints(0, token.getStartIndex());
                }
            }
        } catch (GroovySyntaxError open) {
            return Optional.empty();
        }
        return depth == 0 ? Optional.of(line.substring(0, end).strip()) : Optional.empty();
    }
}
