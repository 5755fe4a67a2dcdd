package makespan.dsl.compile;

import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Collects the names that a task's body calls without arguments, as {@code x()}, {@code x.call()} or {@code x.get()}. */
final class HandleReads extends CodeVisitorSupport {
    private static final Set<String> READING = Set.of("get", "call");
    private final Set<String> names;

    HandleReads(Set<String> names) {
        this.names = names;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String method = call.getMethodAsString();
        boolean plain = method != null
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().isEmpty();
        if (plain && call.isImplicitThis()) {
            names.add(method);
        } else if (plain
                && READING.contains(method)
                && call.getObjectExpression() instanceof VariableExpression variable) {
            names.add(variable.getName());
        }
        super.visitMethodCallExpression(call);
    }
}
