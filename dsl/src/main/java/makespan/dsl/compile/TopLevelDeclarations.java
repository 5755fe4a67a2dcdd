package makespan.dsl.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
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
    private final boolean checked;
    private final Map<String, ClassNode> types = new LinkedHashMap<>();

    /** @param checked whether types are checked, so that a typed declaration first is one, of a local variable */
    TopLevelDeclarations(boolean checked) {
        this.checked = checked;
    }

    /** Rewrites the top-level declarations of a block in place. */
    void rewrite(BlockStatement block) {
        List<Statement> rewritten = new ArrayList<>();
        block.getStatements().forEach(statement -> rewrite(statement, rewritten));
        block.getStatements().clear();
        block.getStatements().addAll(rewritten);
    }

    /** Returns the types of the variables declared so far, by name. The compiler resolves them in place. */
    Map<String, ClassNode> types() {
        return types;
    }

    /** Returns whether the last statement of a block yields something to show: not after an assignment. */
    static boolean endsWithValue(BlockStatement block) {
        List<Statement> statements = block.getStatements();
        Statement last = statements.isEmpty() ? null : statements.get(statements.size() - 1);
        return !(last instanceof ExpressionStatement statement
                && statement.getExpression() instanceof BinaryExpression operation
                && Types.isAssignment(operation.getOperation().getType()));
    }

    private void rewrite(Statement statement, List<Statement> rewritten) {
        if (statement instanceof ExpressionStatement expression
                && expression.getExpression() instanceof DeclarationExpression declaration
                && declaration.getAnnotations().isEmpty()) {
            DeclarationExpression source =
                    checked && isTyped(declaration) ? local(declaration, rewritten) : declaration;
            ExpressionStatement assignment = new ExpressionStatement(assignment(source));
            assignment.setSourcePosition(statement);
            rewritten.add(assignment);
        } else {
            rewritten.add(statement);
        }
    }

    private static boolean isTyped(DeclarationExpression declaration) {
        return !declaration.isMultipleAssignmentDeclaration()
                && !declaration.getVariableExpression().isDynamicTyped();
    }

    /** Declares a local variable as the cell's text has it, and returns the declaration of the cell's variable from it. */
    private static DeclarationExpression local(DeclarationExpression declaration, List<Statement> rewritten) {
        VariableExpression declared = declaration.getVariableExpression();
        String name = declared.getName() + "$declared";
        VariableExpression local = new VariableExpression(name, declared.getOriginType());
        local.setSourcePosition(declared);
        DeclarationExpression first =
                new DeclarationExpression(local, declaration.getOperation(), declaration.getRightExpression());
        first.setSourcePosition(declaration);
        rewritten.add(new ExpressionStatement(first));
        VariableExpression value = new VariableExpression(name);
        value.setSourcePosition(declaration.getRightExpression());
        DeclarationExpression second = new DeclarationExpression(declared, declaration.getOperation(), value);
        second.setSourcePosition(declaration);
        return second;
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
        types.put(declared.getName(), declared.getOriginType());
        VariableExpression target = new VariableExpression(declared.getName());
        target.setSourcePosition(declared);
        return target;
    }

    private static Expression value(VariableExpression declared, Expression initial) {
        boolean typed = !declared.isDynamicTyped();
        Expression value = initial instanceof EmptyExpression ? nothing(declared) : initial;
        return typed ? cast(declared, value) : value;
    }

    private static ConstantExpression nothing(VariableExpression declared) {
        if (!ClassHelper.isPrimitiveType(declared.getOriginType())) {
            return new ConstantExpression(null);
        }
        boolean truth = ClassHelper.boolean_TYPE.equals(declared.getOriginType());
        return truth ? new ConstantExpression(false) : new ConstantExpression(0);
    }

    private static Expression cast(VariableExpression declared, Expression value) {
        CastExpression cast = new CastExpression(declared.getOriginType(), value);
        cast.setSourcePosition(value);
        return cast;
    }
}
