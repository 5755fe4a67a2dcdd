package makespan.kernel.language;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of cells with magics, as Groovy sees them. */
final class MagicText {
    private static final Pattern LINE = Pattern.compile("(?m)^([ \\t]*)(%%?[A-Za-z]\\w*)([^\\n]*)");
    private static final Set<String> BEFORE_GROOVY = Set.of("%time");

    private MagicText() {}

    /** Returns a text of the same length with spaces where its magics are; the statement after {@code %time} stays. */
    static String blanked(String code) {
        if (code.indexOf('%') < 0) {
            return code;
        }
        return LINE.matcher(code).replaceAll(line -> {
            String rest = line.group(3);
            String kept = BEFORE_GROOVY.contains(line.group(2)) ? rest : " ".repeat(rest.length());
            return Matcher.quoteReplacement(
                    line.group(1) + " ".repeat(line.group(2).length()) + kept);
        });
    }
}
