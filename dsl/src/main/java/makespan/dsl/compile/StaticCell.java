package makespan.dsl.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.tools.WideningCategories;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;
import org.jspecify.annotations.Nullable;

/** What is known of session variables while one cell is checked, in the order of its text. */
final class StaticCell {
    private final SessionTypes session;
    private final VariableTypes earlier;
    /** Declared by this cell itself; dynamic where it says {@code def}. */
    private final Map<String, ClassNode> declared;

    private final Set<Expression> unconditional = new HashSet<>();
    private final Map<String, List<BinaryExpression>> assignments = new HashMap<>();

    StaticCell(SessionTypes session, VariableTypes earlier, Map<String, ClassNode> declared) {
        this.session = session;
        this.earlier = earlier;
        this.declared = declared;
    }

    SessionTypes session() {
        return session;
    }

    /** Notes an expression that is a statement of the cell itself: what it assigns holds from there on. */
    void always(Expression statement) {
        unconditional.add(statement);
    }

    /** Returns whether a name means a variable: of the session, or one that this cell declares or has assigned. */
    boolean knows(String name) {
        return declared.containsKey(name) || assignments.containsKey(name) || session.hasVariable(name);
    }

    /** Returns the type with which a variable was declared, by this cell or an earlier one; empty for {@code def}. */
    Optional<ClassNode> declaredType(String name) {
        ClassNode own = declared.get(name);
        return own == null || ClassHelper.isDynamicTyped(own) ? Optional.empty() : Optional.of(boxed(own));
    }

    void assigned(String name, BinaryExpression assignment) {
        List<BinaryExpression> all = assignments.computeIfAbsent(name, any -> new ArrayList<>());
        if (!all.contains(assignment)) {
            all.add(assignment);
        }
    }

    /**
     * Returns the type that a variable has where it is read.
     *
     * @param open assignments that the reader is part of, which have not assigned yet
     */
    ClassNode typeOf(String name, List<BinaryExpression> open, Function<Expression, @Nullable ClassNode> inferred) {
        Optional<ClassNode> fixed = declaredType(name);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        @Nullable ClassNode type = declared.containsKey(name) ? null : earlierType(name);
        for (BinaryExpression assignment : assignments.getOrDefault(name, List.of())) {
            if (!open.contains(assignment) && !keepsType(assignment)) {
                ClassNode next = valueOf(assignment, inferred);
                boolean replaces = type == null || unconditional.contains(assignment);
                type = replaces || next == null ? next : WideningCategories.lowestUpperBound(type, next);
            }
        }
        return type == null ? ClassHelper.OBJECT_TYPE : type;
    }

    private @Nullable ClassNode earlierType(String name) {
        return session.hasVariable(name) ? earlier.typeOf(name, session) : null;
    }

    /** The checker makes an assignment of {@code x++}, to which it gives no type. */
    private static boolean keepsType(BinaryExpression assignment) {
        return assignment.getOperation().getType() != Types.ASSIGN
                && assignment.getNodeMetaData(StaticTypesMarker.INFERRED_TYPE) == null;
    }

    private static @Nullable ClassNode valueOf(
            BinaryExpression assignment, Function<Expression, @Nullable ClassNode> inferred) {
        boolean plain = assignment.getOperation().getType() == Types.ASSIGN;
        ClassNode type = inferred.apply(plain ? assignment.getRightExpression() : assignment);
        return type == null ? null : boxed(type);
    }

    private static ClassNode boxed(ClassNode type) {
        return ClassHelper.isPrimitiveType(type) ? ClassHelper.getWrapper(type) : type;
    }
}
