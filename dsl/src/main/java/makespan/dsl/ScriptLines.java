package makespan.dsl;

import java.util.List;
import makespan.dsl.compile.CellSource;
import makespan.dsl.compile.MagicLine;
import makespan.dsl.compile.MagicLines;

/** Refuses a notebook's commands in scripts, which know none. */
final class ScriptLines {
    private ScriptLines() {}

    /**
     * Returns the script as it is.
     *
     * @throws DeclarationException if a line of it is a notebook's command
     */
    static CellSource checked(CellSource source) {
        List<MagicLine> magics = MagicLines.in(source.code());
        if (!magics.isEmpty()) {
            MagicLine first = magics.get(0);
            String instead = first.name().equals("%maven")
                    ? "a script writes @Grab('group:artifact:version') before an import"
                    : "a script is plain Groovy";
            throw new DeclarationException("'" + first.name() + "' works in notebooks only: " + instead + " ("
                    + source.unit() + ", line " + first.line() + ")");
        }
        return source;
    }
}
