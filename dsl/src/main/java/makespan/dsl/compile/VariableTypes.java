package makespan.dsl.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;

/** The types with which cells declared the variables of a session. Used by one compilation at a time. */
final class VariableTypes {
    private final Map<String, TypeName> declared = new HashMap<>();
    private final ClassLoader classes;

    VariableTypes(ClassLoader classes) {
        this.classes = classes;
    }

    /** Remembers the types of a cell's variables; {@code def} forgets what was known. */
    void remember(Map<String, ClassNode> types) {
        types.forEach((name, type) -> {
            if (ClassHelper.isDynamicTyped(type)) {
                declared.remove(name);
            } else {
                declared.put(name, TypeName.of(type));
            }
        });
    }

    /** Returns the type of a variable: as declared, if its value is still of that type, else that of its value. */
    ClassNode typeOf(String name, SessionTypes session) {
        TypeName known = declared.get(name);
        Object value = session.value(name);
        if (known != null && (value == null || known.fits(value, classes))) {
            Optional<ClassNode> type = known.resolve(classes);
            if (type.isPresent()) {
                return type.get();
            }
        }
        return value == null
                ? ClassHelper.OBJECT_TYPE
                : TypeName.ofValue(value, classes).resolve(classes).orElse(ClassHelper.OBJECT_TYPE);
    }
}
