package makespan.kernel.language;

import groovy.lang.GroovyClassLoader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import makespan.kernel.language.EvaluatedCells.Cell;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.jspecify.annotations.Nullable;

/**
 * A session as completion and inspection see it: what there is at this moment, and what was learnt before.
 *
 * @param variables by name
 * @param parameters the values of the session's parameters by name
 * @param classes finds the classes of the session
 */
record SessionView(
        Map<String, @Nullable Object> variables, Map<String, ?> parameters, ClassLoader classes, Memory memory) {
    SessionView {
        parameters = new LinkedHashMap<>(parameters); // a map that can be walked through without any code of others
    }

    /** What is kept from one question to the next. Used by one thread at a time. */
    static final class Memory {
        private final EvaluatedCells cells = new EvaluatedCells();
        private final Map<Cell, CellTypes> read = SessionTypes.memory();
        private final ClassIndex.Cache index = new ClassIndex.Cache();
        private final JavaDocs docs = new JavaDocs();
        private @Nullable GroovyClassLoader loader;
        private int generation;

        EvaluatedCells cells() {
            return cells;
        }

        /** What was read of cells is forgotten when classes were declared, for it may mean older ones of their names. */
        private Map<Cell, CellTypes> read() {
            int now = cells.generation();
            if (now != generation) {
                read.clear();
                generation = now;
            }
            return read;
        }

        /** The compiler keeps what it knows of Groovy's own methods by loader, so that there is only one. */
        private GroovyClassLoader loader(ClassLoader parent) {
            GroovyClassLoader known = loader;
            if (known == null) {
                known = new GroovyClassLoader(parent);
                loader = known;
            }
            return known;
        }
    }

    EvaluatedCells cells() {
        return memory.cells;
    }

    JavaDocs docs() {
        return memory.docs;
    }

    ClassIndex index() {
        return memory.index.of(classes);
    }

    /** Returns what there is at a place of a text. */
    Optional<Place> place(String code, int cursor) {
        return reader().place(MagicText.blanked(code), cursor, types());
    }

    /** Returns what a cell's text declares. */
    CellTypes read(Cell cell) {
        return types().types(cell);
    }

    SessionTypes types() {
        return new SessionTypes(reader(), memory.cells, variables, memory.read());
    }

    /** Returns the members of a type, or the static ones of a class. */
    Members members(ClassNode type, boolean onClass) {
        return new Members(type, onClass, memory.loader(classes));
    }

    /** Returns the class of a full name, if there is one. */
    Optional<ClassNode> type(String name) {
        try {
            return Optional.of(ClassHelper.make(classes.loadClass(name)));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private TextReader reader() {
        return new TextReader(memory.loader(classes), classes, memory.cells);
    }
}
