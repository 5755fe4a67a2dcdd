package makespan.kernel.language;

import groovy.lang.GroovyClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;

/**
 * Reads texts of cells for the types that they tell, without running any of it. A text that is being written seldom
 * parses; it is mended until it does, and at worst the expression at the cursor is read alone.
 */
final class TextReader {
    private static final int TRIES = 5;

    private final GroovyClassLoader loader;
    private final ClassLoader classes;
    private final EvaluatedCells cells;

    /**
     * @param loader made once for a session: the compiler keeps what it knows of Groovy's own methods by loader
     * @param classes finds the classes of the session as it is now
     */
    TextReader(GroovyClassLoader loader, ClassLoader classes, EvaluatedCells cells) {
        this.loader = loader;
        this.classes = classes;
        this.cells = cells;
    }

    /** Returns what there is at the cursor, given in chars; the name that ends there counts as unfinished. */
    Optional<Place> place(String code, int cursor, TypeReader.Surroundings session) {
        MarkedText text = MarkedText.of(code, cursor);
        for (String whole : text.candidates()) {
            Optional<Place> place = mended(whole, text.markLine(), session);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    /** Returns the types that a whole cell declares; none if it does not parse. */
    CellTypes cell(String code, TypeReader.Surroundings session) {
        LenientUnit unit = unit(MagicText.blanked(code));
        return unit.read().map(module -> types(unit, module, session)).orElse(CellTypes.NONE);
    }

    private Optional<Place> mended(String text, int markLine, TypeReader.Surroundings session) {
        String mended = text;
        for (int i = 0; i < TRIES; i++) {
            LenientUnit unit = unit(mended);
            Optional<ModuleNode> module = unit.read();
            if (module.isPresent()) {
                return place(unit, module.get(), true, session).map(orWithStatementsFirst(mended, session));
            }
            OptionalInt line = unit.errorLine();
            if (line.isEmpty() || line.getAsInt() == markLine) {
                return Optional.empty();
            }
            String without = MarkedText.withoutLine(mended, line.getAsInt());
            if (without.equals(mended)) {
                return Optional.empty();
            }
            mended = without;
        }
        return Optional.empty();
    }

    private UnaryOperator<Place> orWithStatementsFirst(String text, TypeReader.Surroundings session) {
        return place -> {
            if (place.receiver() == null || place.receiver().known()) {
                return place;
            }
            LenientUnit unit = unit(text);
            return unit.read()
                    .flatMap(module -> place(unit, module, false, session))
                    .filter(other ->
                            other.receiver() != null && other.receiver().known())
                    .orElse(place);
        };
    }

    private LenientUnit unit(String code) {
        return new LenientUnit(cells.imports() + code, loader, classes);
    }

    private static Optional<Place> place(
            LenientUnit unit, ModuleNode module, boolean functionsFirst, TypeReader.Surroundings session) {
        for (ClassNode type : List.copyOf(module.getClasses())) {
            Optional<Place> place = read(unit, type, functionsFirst, session).place();
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private static CellTypes types(LenientUnit unit, ModuleNode module, TypeReader.Surroundings session) {
        Map<String, ClassNode> variables = new LinkedHashMap<>();
        List<ClassNode> all = List.copyOf(module.getClasses());
        List<MethodNode> methods = all.stream()
                .filter(ClassNode::isScript)
                .flatMap(script -> script.getMethods().stream())
                .filter(method -> !method.isScriptBody() && !method.isSynthetic() && method.getLineNumber() > 0)
                .toList();
        for (ClassNode type : all) {
            if (type.isScript()) {
                variables.putAll(read(unit, type, true, session).declared());
            }
        }
        return new CellTypes(
                variables,
                methods,
                all.stream().filter(type -> !type.isScript()).toList());
    }

    private static TypeReader read(
            LenientUnit unit, ClassNode type, boolean functionsFirst, TypeReader.Surroundings session) {
        TypeReader reader = new TypeReader(unit.source(), type, functionsFirst, session);
        reader.setCompilationUnit(unit);
        reader.read(type);
        return reader;
    }
}
