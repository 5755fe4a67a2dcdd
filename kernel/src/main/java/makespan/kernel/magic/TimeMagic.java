package makespan.kernel.magic;

import java.util.regex.Pattern;
import makespan.dsl.compile.MagicLine;
import makespan.dsl.compile.OneLine;

/** {@code %time}. */
final class TimeMagic implements LineMagic {
    /** In the closure that is timed, only a plain assignment sets a variable of the session. */
    private static final Pattern DECLARATION = Pattern.compile("^(def|var)\\s+(?=\\w+\\s*=)");

    @Override
    public String name() {
        return "%time";
    }

    @Override
    public String usage() {
        return "%time EXPRESSION";
    }

    @Override
    public String description() {
        return "Evaluates an expression once and tells how long it took, by the clock and on the processors.";
    }

    @Override
    public String example() {
        return "%time (1..1000).sum()";
    }

    @Override
    public String statement(MagicLine line) {
        if (line.arguments().isEmpty()) {
            throw misused();
        }
        String expression = OneLine.of(line.arguments())
                .orElseThrow(() -> new MagicException(
                        "%time is for an expression that ends in its line; %%time is for a whole cell"));
        return CellClock.class.getName() + ".time { "
                + DECLARATION.matcher(expression).replaceFirst("") + " }";
    }

    @Override
    public void run(MagicCall call) {
        throw misused();
    }
}
