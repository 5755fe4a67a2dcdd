package makespan.kernel.language;

import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What the type check knows of the place at the cursor.
 *
 * @param receiver what stands before the dot; null if there is no dot
 * @param locals the variables of the cell that can be used here, the innermost first
 * @param owners the types whose members can be used here without a dot, the innermost first
 * @param classes the classes that the cell declares
 * @param call the call, or the creation of an object, within whose arguments the place is; null if there is none
 */
record Place(
        @Nullable Receiver receiver,
        Map<String, ClassNode> locals,
        List<ClassNode> owners,
        List<ClassNode> classes,
        @Nullable Expression call) {
    /**
     * What stands before a dot.
     *
     * @param expression empty where each element of it is meant
     * @param type its type, or the class that it names
     * @param onClass whether it names a class
     * @param known whether its type is known; if not, the type is Object
     */
    record Receiver(Expression expression, ClassNode type, boolean onClass, boolean known) {}
}
