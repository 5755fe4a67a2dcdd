package makespan.kernel.magic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import makespan.kernel.display.Notebook;
import makespan.kernel.variable.ValueText;

/** {@code %params}. */
final class ParamsMagic implements LineMagic {
    private static final int VALUE_CHARS = 60;

    @Override
    public String name() {
        return "%params";
    }

    @Override
    public String usage() {
        return "%params";
    }

    @Override
    public String description() {
        return "Lists the notebook's parameters with their values, and where these come from.";
    }

    @Override
    public String example() {
        return "params { rows = 1000 }\n%params";
    }

    @Override
    public void run(MagicCall call) {
        if (!call.arguments().isEmpty()) {
            throw misused();
        }
        Map<String, Object> values = call.session().parameters().asMap();
        Collection<String> given = call.session().parameters().givenNames();
        List<List<String>> rows = new ArrayList<>();
        values.forEach((name, value) -> rows.add(List.of(
                name,
                ValueText.type(value),
                ValueText.of(value, VALUE_CHARS),
                given.contains(name) ? "given from outside" : "default")));
        given.stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name -> rows.add(List.of(name, "", "", "given, but not declared")));
        Notebook.display(new MagicTable(List.of("parameter", "type", "value", "from"), rows));
    }
}
