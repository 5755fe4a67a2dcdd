package makespan.kernel.language;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import makespan.dsl.compile.CellTokens;
import makespan.dsl.compile.CellTokens.Kind;
import makespan.dsl.compile.CellTokens.Token;

/** Finds the functions that a cell defines by the look of its text, which is quicker than to compile it. */
final class FunctionNames {
    private static final Set<String> NO_TYPES = Set.of("new", "return", "else", "in", "case", "assert", "throw");

    private final String code;
    private final List<Token> tokens;

    private FunctionNames(String code) {
        this.code = code;
        this.tokens = CellTokens.of(code).tokens();
    }

    /** Returns the names, sorted: a type or def, a name, parentheses and a brace, outside all brackets. */
    static Set<String> in(String code) {
        return new FunctionNames(code).find();
    }

    private Set<String> find() {
        Set<String> names = new TreeSet<>();
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Kind kind = tokens.get(i).kind();
            if (kind == Kind.OPEN && depth++ == 0 && i >= 2 && isFunction(i)) {
                names.add(tokens.get(i - 1).in(code));
            } else if (kind == Kind.CLOSE && depth > 0) {
                depth--;
            }
        }
        return names;
    }

    private boolean isFunction(int open) {
        Token name = tokens.get(open - 1);
        Token type = tokens.get(open - 2);
        boolean typed = (type.kind() == Kind.NAME && !NO_TYPES.contains(type.in(code)))
                || type.in(code).equals(">")
                || type.in(code).equals("]");
        return typed
                && name.kind() == Kind.NAME
                && !Keywords.ALL.contains(name.in(code))
                && tokens.get(open).in(code).equals("(")
                && opensBody(open);
    }

    private boolean opensBody(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Kind kind = tokens.get(i).kind();
            depth += kind == Kind.OPEN ? 1 : kind == Kind.CLOSE ? -1 : 0;
            if (depth == 0) {
                int next = i + 1;
                while (next < tokens.size() && tokens.get(next).kind() == Kind.NEWLINE) {
                    next++;
                }
                return next < tokens.size()
                        && List.of("{", "throws").contains(tokens.get(next).in(code));
            }
        }
        return false;
    }
}
