package makespan.kernel.language;

import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;

/**
 * What the text of a cell tells of the names that it declares.
 *
 * @param variables the types of the variables that it gives to the session
 * @param methods its functions
 * @param classes its classes, without the script
 */
record CellTypes(Map<String, ClassNode> variables, List<MethodNode> methods, List<ClassNode> classes) {
    static final CellTypes NONE = new CellTypes(Map.of(), List.of(), List.of());

    CellTypes {
        variables = Map.copyOf(variables);
        methods = List.copyOf(methods);
        classes = List.copyOf(classes);
    }

    List<MethodNode> functions(String name) {
        return methods.stream().filter(method -> method.getName().equals(name)).toList();
    }
}
