package makespan.kernel.magic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.dsl.CellMode;
import makespan.dsl.compile.MagicLine;
import makespan.text.Suggestion;

/** The commands that a notebook knows. The one place for their documentation: a test runs every example. */
public final class Magics {
    private final Map<String, Magic> byName = new LinkedHashMap<>();

    private Magics(List<Magic> magics) {
        magics.forEach(magic -> byName.put(magic.name(), magic));
    }

    /** Returns all that come with the kernel. */
    public static Magics standard() {
        return Standard.MAGICS;
    }

    /** Returns all, in the order in which they are listed. */
    public List<Magic> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Returns the command of that name, percent signs included.
     *
     * @throws MagicException if there is none
     */
    public Magic named(String name) {
        Magic magic = byName.get(name);
        if (magic == null) {
            throw new MagicException("No magic '" + name + "'." + otherwise(name));
        }
        return magic;
    }

    /** Returns how a cell that holds these commands is compiled. */
    CellMode mode(List<MagicLine> lines) {
        return lines.stream()
                .map(line -> byName.get(line.name()))
                .filter(CellMagic.class::isInstance)
                .map(magic -> ((CellMagic) magic).mode())
                .findFirst()
                .orElse(CellMode.DYNAMIC);
    }

    private String otherwise(String name) {
        String other = name.startsWith("%%") ? name.substring(1) : "%" + name;
        if (byName.containsKey(other)) {
            return " Did you mean '" + other + "'?";
        }
        String hint = Suggestion.didYouMean(name, byName.keySet());
        return hint.isEmpty() ? " %magics lists what there is; a remainder is written with a space, '% x'." : hint;
    }

    /** They are created when a cell first uses one, so that the kernel starts sooner. */
    private static final class Standard {
        static final Magics MAGICS = new Magics(List.of(
                new MavenMagic(),
                new ClassPathMagic(),
                new TimeMagic(),
                new TimeCellMagic(),
                new StaticCellMagic(),
                new WhoMagic(),
                new ParamsMagic(),
                new LoadMagic(),
                new WriteFileMagic(),
                new MagicsMagic()));
    }
}
