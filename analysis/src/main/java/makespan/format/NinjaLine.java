package makespan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The words of a line of a build.ninja, one after the other. */
final class NinjaLine {
    private static final int LONGEST = 1_000_000;
    private static final String BRACED = "_.-";
    private static final String UNBRACED = "_-";

    private final String text;
    private final Function<String, FormatException> wrong;
    private int at;

    /** @param wrong says where the line stands */
    NinjaLine(String text, Function<String, FormatException> wrong) {
        this.text = text;
        this.wrong = wrong;
    }

    /** Takes the name of a variable or rule, or a keyword. */
    String identifier() throws FormatException {
        skipSpace();
        String identifier = identifier(BRACED);
        if (identifier.isEmpty()) {
            throw wrong.apply("a name is expected" + instead());
        }
        skipSpace();
        return identifier;
    }

    /** Takes an equals sign and the rest of the line. */
    String value(NinjaScope scope) throws FormatException {
        expect("=");
        return expanded(scope, "");
    }

    /** Takes one path. */
    String path(NinjaScope scope) throws FormatException {
        List<String> paths = paths(scope);
        if (paths.size() != 1 || !isAtEnd()) {
            throw wrong.apply("one path is expected");
        }
        return paths.get(0);
    }

    /** Takes the paths up to the next colon or bar. */
    List<String> paths(NinjaScope scope) throws FormatException {
        List<String> paths = new ArrayList<>();
        while (!isAtEnd() && text.charAt(at) != ':' && text.charAt(at) != '|') {
            String path = expanded(scope, " :|");
            if (!path.isEmpty()) {
                paths.add(NinjaPaths.normal(path));
            }
            skipSpace();
        }
        return paths;
    }

    boolean take(String word) {
        boolean taken = text.startsWith(word, at);
        if (taken) {
            at += word.length();
            skipSpace();
        }
        return taken;
    }

    void expect(String word) throws FormatException {
        if (!take(word)) {
            throw wrong.apply("'" + word + "' is expected" + instead());
        }
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    private String expanded(NinjaScope scope, String ends) throws FormatException {
        StringBuilder expanded = new StringBuilder();
        while (!isAtEnd() && ends.indexOf(text.charAt(at)) < 0) {
            char unit = text.charAt(at++);
            if (unit == '$') {
                expanded.append(escaped(scope));
            } else {
                expanded.append(unit);
            }
            if (expanded.length() > LONGEST) {
                throw wrong.apply("a text is longer than " + LONGEST + " characters with its variables filled in");
            }
        }
        return expanded.toString();
    }

    private String escaped(NinjaScope scope) throws FormatException {
        if (!isAtEnd() && "$ :".indexOf(text.charAt(at)) >= 0) {
            return text.substring(at, ++at);
        }
        boolean braced = text.startsWith("{", at);
        at += braced ? 1 : 0;
        String variable = identifier(braced ? BRACED : UNBRACED);
        if (variable.isEmpty() || (braced && !text.startsWith("}", at))) {
            throw wrong.apply("after '$', a variable, '$', ':', a space or a new line is expected" + instead());
        }
        at += braced ? 1 : 0;
        return scope.value(variable);
    }

    private String identifier(String punctuation) {
        int start = at;
        while (!isAtEnd() && belongs(text.charAt(at), punctuation)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean belongs(char unit, String punctuation) {
        return (unit < 128 && Character.isLetterOrDigit(unit)) || punctuation.indexOf(unit) >= 0;
    }

    private String instead() {
        return isAtEnd() ? ", but the line ends" : ", but '" + text.charAt(at) + "' follows";
    }

    private void skipSpace() {
        while (!isAtEnd() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
