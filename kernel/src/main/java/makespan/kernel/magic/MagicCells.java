package makespan.kernel.magic;

import java.util.List;
import makespan.dsl.CellMode;
import makespan.dsl.CellPreparation;
import makespan.dsl.Session;
import makespan.dsl.artifact.ArtifactException;
import makespan.dsl.compile.CellSource;
import makespan.dsl.compile.MagicLine;
import makespan.dsl.compile.MagicLines;
import org.jspecify.annotations.Nullable;

/**
 * Lets cells hold commands. Those that bring libraries are done before the cell is compiled; the others become a call in
 * their line, so that they are done when their turn comes, and all other lines keep their numbers.
 */
public final class MagicCells implements CellPreparation {
    private static volatile @Nullable MagicCells current;

    private volatile @Nullable Session session;

    /** Makes these the commands that cells call. */
    public void makeCurrent() {
        current = this;
    }

    @Override
    public CellSource prepare(Session asking, CellSource source) throws Exception {
        session = asking;
        List<MagicLine> lines = MagicLines.in(source.code());
        if (lines.isEmpty()) {
            return source;
        }
        StringBuilder prepared = new StringBuilder();
        int from = 0;
        for (MagicLine line : lines) {
            prepared.append(source.code(), from, line.start());
            from = line.end();
            try {
                prepared.append(groovy(asking, line, source.code()));
            } catch (MagicException e) {
                throw e.at(place(source, line));
            } catch (ArtifactException e) {
                throw e.at(place(source, line));
            }
            if (takesBody(line)) {
                return new CellSource(source.unit(), prepared.toString());
            }
        }
        return new CellSource(
                source.unit(),
                prepared.append(source.code(), from, source.code().length()).toString());
    }

    /** Returns how a cell is to be compiled. */
    public static CellMode mode(String code) {
        List<MagicLine> lines = MagicLines.in(code);
        return lines.isEmpty() ? CellMode.DYNAMIC : Magics.standard().mode(lines);
    }

    /** Returns a text without its commands, to tell whether the rest is a whole cell. */
    public static String withoutMagics(String code) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (MagicLine line : MagicLines.in(code)) {
            rest.append(code, from, line.start());
            from = line.end();
            if (takesBody(line)) {
                return rest.toString();
            }
        }
        return rest.append(code, from, code.length()).toString();
    }

    /** Does what a line asks; the Groovy in the line's place calls it. */
    public static void run(String name, String arguments) throws Exception {
        MagicCells cells = current;
        Session asking = cells == null ? null : cells.session;
        if (asking == null) {
            throw new IllegalStateException("no kernel runs in this process");
        }
        if (Magics.standard().named(name) instanceof LineMagic magic) {
            magic.run(new MagicCall(asking, arguments));
        }
    }

    /** Returns the call that does what a line asks when its turn comes. */
    static String call(MagicLine line) {
        return MagicCells.class.getName() + ".run('" + line.name() + "', '" + escaped(line.arguments()) + "')";
    }

    private static String groovy(Session asking, MagicLine line, String code) throws Exception {
        Magic magic = Magics.standard().named(line.name());
        if (line.arguments().equals("?")) {
            return MagicsMagic.call(magic);
        }
        MagicCall call = new MagicCall(asking, line.arguments());
        if (magic instanceof CellMagic whole) {
            if (!code.substring(0, line.start()).isBlank()) {
                throw new MagicException("'" + line.name() + "' must stand in the cell's first line");
            }
            return whole.begin(call, code.substring(Math.min(line.end() + 1, code.length())));
        }
        LineMagic magicLine = (LineMagic) magic;
        if (magicLine.isEarly(line.arguments())) {
            magicLine.run(call);
            return "";
        }
        return magicLine.statement(line);
    }

    private static boolean takesBody(MagicLine line) {
        return line.isForCell()
                && !line.arguments().equals("?")
                && Magics.standard().all().stream()
                        .anyMatch(magic -> magic.name().equals(line.name())
                                && magic instanceof CellMagic whole
                                && !whole.runsBody());
    }

    private static String place(CellSource source, MagicLine line) {
        return source.unit() + ", line " + line.line();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
