package makespan.dsl.compile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** Makes the variables declared at the top level of a cell session variables: {@code T x = e} becomes {@code x = (T) e}. */
final class TopLevelDeclarations {
    private final Set<String> names = new LinkedHashSet<>();

    /** Rewrites the top-level declarations of a block in place. */
    void rewrite(BlockStatement block) {
        block.getStatements().replaceAll(this::rewritten);
    }

    /** Returns the names of the variables declared so far. */
    Set<String> names() {
        return names;
    }

    /** Returns whether the last statement of a block yields something to show: not after an assignment. */
    static boolean endsWithValue(BlockStatement block) {
        List<Statement> statements = block.getStatements();
        Statement last = statements.isEmpty() ? null : statements.get(statements.size() - 1);
        return !(last instanceof ExpressionStatement statement
                && statement.getExpression() instanceof BinaryExpression operation
                && Types.isAssignment(operation.getOperation().getType()));
    }

    private Statement rewritten(Statement statement) {
        if (statement instanceof ExpressionStatement expression
                && expression.getExpression() instanceof DeclarationExpression declaration
                && declaration.getAnnotations().isEmpty()) {
            ExpressionStatement assignment = new ExpressionStatement(assignment(declaration));
            assignment.setSourcePosition(statement);
            return assignment;
        }
        return statement;
    }

    private Expression assignment(DeclarationExpression declaration) {
        Expression left = declaration.isMultipleAssignmentDeclaration()
                ? targets(declaration.getTupleExpression())
                : target(declaration.getVariableExpression());
        Expression right = declaration.isMultipleAssignmentDeclaration()
                ? declaration.getRightExpression()
                : value(declaration.getVariableExpression(), declaration.getRightExpression());
        BinaryExpression assignment = new BinaryExpression(left, declaration.getOperation(), right);
        assignment.setSourcePosition(declaration);
        return assignment;
    }

    private Expression targets(TupleExpression declared) {
        ArgumentListExpression targets = new ArgumentListExpression();
        for (Expression variable : declared.getExpressions()) {
            targets.addExpression(variable instanceof VariableExpression name ? target(name) : variable);
        }
        targets.setSourcePosition(declared);
        return targets;
    }

    private Expression target(VariableExpression declared) {
        names.add(declared.getName());
        VariableExpression target = new VariableExpression(declared.getName());
        target.setSourcePosition(declared);
        return target;
    }

    private static Expression value(VariableExpression declared, Expression initial) {
        boolean typed = !declared.isDynamicTyped();
        if (initial instanceof EmptyExpression) {
            boolean primitive = typed && ClassHelper.isPrimitiveType(declared.getOriginType());
            return primitive ? cast(declared, zero(declared)) : new ConstantExpression(null);
        }
        return typed ? cast(declared, initial) : initial;
    }

    private static ConstantExpression zero(VariableExpression declared) {
        boolean truth = ClassHelper.boolean_TYPE.equals(declared.getOriginType());
        return truth ? new ConstantExpression(false) : new ConstantExpression(0);
    }

    private static Expression cast(VariableExpression declared, Expression value) {
        CastExpression cast = new CastExpression(declared.getOriginType(), value);
        cast.setSourcePosition(value);
        return cast;
    }
}
