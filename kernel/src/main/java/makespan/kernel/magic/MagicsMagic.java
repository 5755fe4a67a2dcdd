package makespan.kernel.magic;

import java.util.List;
import makespan.kernel.display.Notebook;

/** {@code %magics}. */
final class MagicsMagic implements LineMagic {
    @Override
    public String name() {
        return "%magics";
    }

    @Override
    public String usage() {
        return "%magics [%NAME]";
    }

    @Override
    public String description() {
        return "Lists the commands of the notebook, or explains one, as %NAME? does.";
    }

    @Override
    public String example() {
        return "%magics\n%magics %time";
    }

    @Override
    public void run(MagicCall call) {
        List<String> words = call.words();
        if (words.size() > 1) {
            throw misused();
        }
        if (words.isEmpty()) {
            List<List<String>> rows = Magics.standard().all().stream()
                    .map(magic -> List.of(magic.usage(), magic.description()))
                    .toList();
            Notebook.display(new MagicTable(List.of("usage", "what it does"), rows));
        } else {
            String name = words.get(0);
            call.print(Magics.standard()
                    .named(name.startsWith("%") ? name : "%" + name)
                    .toText());
        }
    }

    /** Returns the call that explains a command. */
    static String call(Magic magic) {
        return MagicCells.class.getName() + ".run('%magics', '" + magic.name() + "')";
    }
}
