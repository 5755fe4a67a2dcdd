package makespan.dsl;

import makespan.dsl.compile.CellTokens;
import makespan.dsl.compile.CellTokens.Opening;

/**
 * What a text leaves open at its end: brackets, a comment or a text of several lines.
 *
 * @param depth how many brackets are open
 * @param inText whether the end is within a multi-line text or comment
 */
record OpenBrackets(int depth, boolean inText) {
    boolean open() {
        return depth > 0 || inText;
    }

    static OpenBrackets in(String code) {
        CellTokens tokens = CellTokens.of(code);
        int depth = (int) tokens.open().stream()
                .filter(opening -> opening.sort() == Opening.Sort.BRACKET)
                .count();
        return new OpenBrackets(depth, tokens.open().stream().anyMatch(OpenBrackets::mayGoOn));
    }

    /** A text in simple quotes, or a comment after two slashes, ends with its line. */
    private static boolean mayGoOn(Opening opening) {
        return switch (opening.sort()) {
            case BRACKET -> false;
            case COMMENT -> opening.closing().equals("*/");
            case PLAIN_TEXT, TEMPLATE -> opening.closing().length() > 1;
        };
    }
}
