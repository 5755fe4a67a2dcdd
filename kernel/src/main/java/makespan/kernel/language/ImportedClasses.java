package makespan.kernel.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import makespan.dsl.compile.SessionClassLoader;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.ResolveVisitor;

/** The classes that a cell can name without their package: Groovy's default imports, the session's, and cells' own. */
final class ImportedClasses {
    private static final List<String> DEFAULT_PACKAGES = Stream.of(ResolveVisitor.DEFAULT_IMPORTS)
            .map(prefix -> prefix.substring(0, prefix.length() - 1))
            .toList();
    private static final List<String> DEFAULT_CLASSES = List.of("java.math.BigDecimal", "java.math.BigInteger");
    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(static\\s+)?([\\w.]+?)(\\.\\*)?(?:\\s+as\\s+(\\w+))?\\s*");

    private final SessionView session;
    private final Map<String, String> byName = new LinkedHashMap<>();
    private final List<String> packages = new ArrayList<>(DEFAULT_PACKAGES);
    private final List<String> staticTypes = new ArrayList<>();

    /** @param code the cell at hand, whose own imports count too */
    ImportedClasses(SessionView session, String code) {
        this.session = session;
        DEFAULT_CLASSES.forEach(name -> byName.put(simple(name), name));
        session.cells().importLines().forEach(this::add);
        Pattern.compile("(?m)^\\s*(import\\s+[^;\\n]+)").matcher(code).results().forEach(line -> add(line.group(1)));
        if (session.classes() instanceof SessionClassLoader cells) {
            cells.classNames().forEach(name -> byName.put(simple(name), name));
        }
    }

    /** Returns the full names of the classes whose simple names start with a prefix, by simple name. */
    Map<String, String> startingWith(String prefix) {
        Map<String, String> names = new LinkedHashMap<>();
        byName.forEach((simple, name) -> {
            if (simple.startsWith(prefix)) {
                names.put(simple, name);
            }
        });
        ClassIndex index = session.index();
        for (String imported : packages) {
            for (String simple : index.classes(imported)) {
                if (simple.startsWith(prefix)) {
                    names.putIfAbsent(simple, imported + "." + simple);
                }
            }
        }
        return names;
    }

    /** Returns the class of a simple name that is imported, or of a full name. */
    Optional<ClassNode> find(String name) {
        String imported = byName.get(name);
        if (imported != null) {
            return session.type(imported);
        }
        for (String in : packages) {
            Optional<ClassNode> type = session.type(in + "." + name);
            if (type.isPresent()) {
                return type;
            }
        }
        return session.type(name);
    }

    /** Returns the classes whose static members are imported. */
    List<ClassNode> staticallyImported() {
        return staticTypes.stream().map(session::type).flatMap(Optional::stream).toList();
    }

    private void add(String line) {
        Matcher parts = IMPORT.matcher(line.strip());
        if (!parts.matches()) {
            return;
        }
        String name = parts.group(2);
        if (parts.group(1) != null) {
            staticTypes.add(parts.group(3) == null ? name.substring(0, Math.max(0, name.lastIndexOf('.'))) : name);
        } else if (parts.group(3) != null) {
            packages.add(name);
        } else {
            byName.put(parts.group(4) == null ? simple(name) : parts.group(4), name);
        }
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
