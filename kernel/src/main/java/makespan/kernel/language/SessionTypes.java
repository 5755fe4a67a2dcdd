package makespan.kernel.language;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makespan.kernel.language.EvaluatedCells.Cell;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.MethodNode;
import org.jspecify.annotations.Nullable;

/**
 * The types of the session's variables and functions: a variable's from its value, and, where that does not tell it all,
 * from the cell that declared it. Cells are read when a name of theirs is first asked for. Used by one thread at a time.
 */
final class SessionTypes implements TypeReader.Surroundings {
    private static final int REMEMBERED = 300;
    private static final int DEPTH = 6;

    private final TextReader reader;
    private final EvaluatedCells cells;
    private final Map<String, @Nullable Object> variables;
    private final Map<Cell, CellTypes> read;
    private final Set<Cell> beingRead = new HashSet<>();

    SessionTypes(
            TextReader reader,
            EvaluatedCells cells,
            Map<String, @Nullable Object> variables,
            Map<Cell, CellTypes> read) {
        this.reader = reader;
        this.cells = cells;
        this.variables = variables;
        this.read = read;
    }

    /** Returns a map for cells that were read, which forgets those that were not used for long. */
    static Map<Cell, CellTypes> memory() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Cell, CellTypes> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    @Override
    public @Nullable ClassNode variable(String name) {
        if (!variables.containsKey(name)) {
            return null;
        }
        Object value = variables.get(name);
        ClassNode type = ValueTypes.of(value);
        if (value != null && isWhole(type)) {
            return type;
        }
        ClassNode declared = declared(name);
        return declared != null && fits(declared, value) ? declared : type;
    }

    @Override
    public List<MethodNode> functions(String name) {
        return cells.mayDefineFunction(name).stream()
                .map(cell -> types(cell).functions(name))
                .filter(functions -> !functions.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private @Nullable ClassNode declared(String name) {
        for (Cell cell : cells.assigning(name)) {
            ClassNode type = types(cell).variables().get(name);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    /** Returns what a cell declares. */
    CellTypes types(Cell cell) {
        CellTypes known = read.get(cell);
        if (known != null) {
            return known;
        }
        if (beingRead.size() >= DEPTH || !beingRead.add(cell)) {
            return CellTypes.NONE;
        }
        try {
            CellTypes types = reader.cell(cell.code(), this);
            read.put(cell, types);
            return types;
        } finally {
            beingRead.remove(cell);
        }
    }

    private static boolean isWhole(ClassNode type) {
        if (type.equals(ClassHelper.OBJECT_TYPE)) {
            return false;
        }
        GenericsType[] arguments = type.getGenericsTypes();
        if (arguments == null) {
            return true;
        }
        for (GenericsType argument : arguments) {
            if (argument.isPlaceholder() || argument.isWildcard() || !isWhole(argument.getType())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(ClassNode declared, @Nullable Object value) {
        if (value == null) {
            return true;
        }
        ClassNode type = ClassHelper.make(value.getClass());
        return !declared.equals(ClassHelper.OBJECT_TYPE)
                && (type.isDerivedFrom(declared) || type.implementsInterface(declared));
    }
}
