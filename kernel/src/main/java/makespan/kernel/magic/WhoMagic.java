package makespan.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import makespan.kernel.display.Notebook;
import makespan.kernel.variable.Counted;
import makespan.kernel.variable.ValueText;

/** {@code %who}. */
final class WhoMagic implements LineMagic {
    private static final int VALUE_CHARS = 60;

    @Override
    public String name() {
        return "%who";
    }

    @Override
    public String usage() {
        return "%who";
    }

    @Override
    public String description() {
        return "Lists the variables with their types, sizes and values.";
    }

    @Override
    public String example() {
        return "def primes = [2, 3, 5, 7]\n%who";
    }

    @Override
    public void run(MagicCall call) {
        if (!call.arguments().isEmpty()) {
            throw misused();
        }
        List<List<String>> rows = new ArrayList<>();
        call.session()
                .variables()
                .forEach((name, value) -> rows.add(
                        List.of(name, ValueText.type(value), Counted.sizeOf(value), ValueText.of(value, VALUE_CHARS))));
        Notebook.display(new MagicTable(List.of("variable", "type", "size", "value"), rows));
    }
}
