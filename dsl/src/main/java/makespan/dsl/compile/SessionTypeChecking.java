package makespan.dsl.compile;

import groovy.lang.Closure;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Lets the type checker know the session: variables and functions of earlier cells have their types and are reached as
 * dynamic code reaches them. The compiler creates it by its name.
 */
public final class SessionTypeChecking extends AbstractTypeCheckingExtension {
    /** The cell that this thread compiles. */
    private static final ThreadLocal<@Nullable StaticCell> CELL = new ThreadLocal<>();

    private final StaticCell cell;

    public SessionTypeChecking(StaticTypeCheckingVisitor visitor) {
        super(visitor);
        cell = Objects.requireNonNull(CELL.get(), "no cell is compiled on this thread");
    }

    /** Lets extensions that the compiler creates on this thread know a cell; null for none. */
    static void use(@Nullable StaticCell cell) {
        if (cell == null) {
            CELL.remove();
        } else {
            CELL.set(cell);
        }
    }

    @Override
    public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
        String name = variable.getName();
        BinaryExpression assignment = assignmentTo(variable);
        if (assignment != null) {
            boolean plain = assignment.getOperation().getType() == Types.ASSIGN;
            ClassNode target = plain ? cell.declaredType(name).orElse(ClassHelper.OBJECT_TYPE) : read(name);
            cell.assigned(name, assignment);
            makeDynamic(variable, target);
            return true;
        }
        if (!cell.knows(name)) {
            return false;
        }
        makeDynamic(variable, read(name));
        return true;
    }

    /** Parameters have no fixed names. */
    @Override
    public boolean handleUnresolvedProperty(PropertyExpression property) {
        boolean parameter = property.getObjectExpression() instanceof VariableExpression object
                && object.getName().equals("params");
        if (parameter) {
            makeDynamic(property, ClassHelper.OBJECT_TYPE);
        }
        return parameter;
    }

    /** A function of an earlier cell, or a variable that can be called. */
    @Override
    public List<MethodNode> handleMissingMethod(
            ClassNode receiver, String name, ArgumentListExpression arguments, ClassNode[] types, MethodCall call) {
        if (call instanceof MethodCallExpression method && method.isImplicitThis()) {
            for (Method function : cell.session().functions(name)) {
                if (accepts(function, types)) {
                    return List.of(makeDynamic(call, ClassHelper.make(function.getReturnType())));
                }
            }
            if (cell.session().functions(name).isEmpty() && cell.knows(name)) {
                ClassNode callee = read(name);
                if (isCallable(callee)) {
                    return List.of(makeDynamic(call, valueOf(callee)));
                }
            }
        }
        return List.of();
    }

    private ClassNode read(String name) {
        return cell.typeOf(name, context.getEnclosingBinaryExpressionStack(), this::inferred);
    }

    private @Nullable ClassNode inferred(Expression expression) {
        ClassNode type = getType(expression);
        return type == null || type.getName().startsWith("<") ? null : type; // "<unknown parameter type>", that of null
    }

    /** Returns the assignment whose target a variable is, alone or among others. */
    private @Nullable BinaryExpression assignmentTo(VariableExpression variable) {
        BinaryExpression operation = context.getEnclosingBinaryExpression();
        return operation != null
                        && Types.isAssignment(operation.getOperation().getType())
                        && operation.getLeftExpression() == variable
                ? operation
                : null;
    }

    private static boolean isCallable(ClassNode type) {
        return type.isDerivedFrom(ClassHelper.CLOSURE_TYPE)
                || type.getMethods("call").stream().anyMatch(MethodNode::isPublic);
    }

    /** Returns what a closure or handle yields, the last of its generic arguments. */
    private static ClassNode valueOf(ClassNode callee) {
        GenericsType[] arguments = callee.getGenericsTypes();
        return arguments == null || arguments.length == 0 || arguments[0].isPlaceholder() || arguments[0].isWildcard()
                ? ClassHelper.OBJECT_TYPE
                : arguments[arguments.length - 1].getType();
    }

    private static boolean accepts(Method function, ClassNode[] arguments) {
        Class<?>[] parameters = function.getParameterTypes();
        if (function.isVarArgs() || parameters.length != arguments.length) {
            return function.isVarArgs();
        }
        for (int i = 0; i < parameters.length; i++) {
            ClassNode parameter = ClassHelper.make(parameters[i]);
            boolean closure = Closure.class.isAssignableFrom(parameters[i]);
            if (!closure && !StaticTypeCheckingSupport.isAssignableTo(arguments[i], parameter)) {
                return false;
            }
        }
        return true;
    }
}
