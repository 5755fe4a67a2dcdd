package makespan.dsl.compile;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a text that are commands to the notebook: {@code %} or {@code %%} and a name right after it, at the
 * start of a line that is outside brackets, strings and comments. Groovy's own lexer tells what is outside.
 */
public final class MagicLines {
    private static final Pattern MAGIC = Pattern.compile("[ \\t]*(%%?[A-Za-z]\\w*)(\\?|(?=\\s|$))(.*)");
    private static final Pattern ANY = Pattern.compile("(?m)^[ \\t]*%%?[A-Za-z]");
    private static final Pattern TWO_CHARS = Pattern.compile("[\\x{10000}-\\x{10ffff}]");

    private final String code;
    private final List<MagicLine> found = new ArrayList<>();

    private MagicLines(String code) {
        this.code = code;
    }

    /** Returns the commands in a text, in its order. */
    public static List<MagicLine> in(String code) {
        MagicLines lines = new MagicLines(code);
        if (code.indexOf('%') >= 0 && ANY.matcher(code).find()) {
            lines.find();
        }
        return lines.found;
    }

    /** The text up to each command is Groovy; what follows a command's name need not be, so lexing begins anew behind it. */
    private void find() {
        // The lexer counts code points; without pairs of surrogates they are its chars.
        String text = TWO_CHARS.matcher(code).replaceAll("xx");
        int from = 0;
        while (from < text.length()) {
            Optional<MagicLine> next = next(text, from);
            if (next.isEmpty()) {
                return;
            }
            found.add(next.get());
            from = next.get().end();
        }
    }

    private Optional<MagicLine> next(String text, int from) {
        GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(text.substring(from)));
        lexer.removeErrorListeners();
        int depth = 0;
        try {
            for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
                depth += depthChange(token.getType());
                if (token.getType() == GroovyLangLexer.MOD && depth == 0) {
                    MagicLine line = at(from + token.getStartIndex());
                    if (line != null) {
                        return Optional.of(line);
                    }
                }
            }
        } catch (GroovySyntaxError notGroovy) {
            // The compiler will say so, with the place.
        }
        return Optional.empty();
    }

    static int depthChange(int type) {
        return switch (type) {
            case GroovyLangLexer.LPAREN,
                    GroovyLangLexer.LBRACE,
                    GroovyLangLexer.LBRACK,
                    GroovyLangLexer.SAFE_INDEX,
                    GroovyLangLexer.GStringBegin -> 1;
            case GroovyLangLexer.RPAREN, GroovyLangLexer.RBRACE, GroovyLangLexer.RBRACK, GroovyLangLexer.GStringEnd ->
                -1;
            default -> 0;
        };
    }

    private @Nullable MagicLine at(int percent) {
        int start = code.lastIndexOf('\n', percent) + 1;
        int lineBreak = code.indexOf('\n', percent);
        int end = lineBreak < 0 ? code.length() : lineBreak;
        Matcher magic = MAGIC.matcher(code.substring(start, end).stripTrailing());
        if (!magic.matches() || magic.start(1) != percent - start) {
            return null;
        }
        int line = 1
                + (int) code.substring(0, start).chars().filter(c -> c == '\n').count();
        String arguments = magic.group(2).isEmpty() ? magic.group(3).strip() : "?";
        return new MagicLine(line, start, end, magic.group(1), arguments);
    }
}
