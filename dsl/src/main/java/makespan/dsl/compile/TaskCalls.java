package makespan.dsl.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Tells each call of {@code task} what only the text knows, as further named arguments: its line, the variable that it
 * is assigned to, a hash of the text of its bodies, and the names that they read as {@code x()} or {@code x.get()}. Tells calls that declare data the
 * variable, too, and gives {@code run()}, which in a Groovy script means the script itself, its meaning in the DSL.
 */
final class TaskCalls extends ClassCodeVisitorSupport {
    private static final String HINTED = "hinted";
    private static final Set<String> DATA = Set.of("data", "doubles", "floats", "ints");

    private final SourceUnit source;
    private final Set<Statement> topLevel;
    private final boolean checked;
    private final PartsOfText text;
    private final Deque<Boolean> repeated = new ArrayDeque<>();
    private int parameterBlocks;

    /** @param checked whether the types of arguments are checked, which leaves no room for further ones */
    TaskCalls(SourceUnit source, BlockStatement block, boolean checked) {
        this.source = source;
        this.checked = checked;
        this.text = new PartsOfText(source);
        this.topLevel = Set.copyOf(block.getStatements());
    }

    int parameterBlocks() {
        return parameterBlocks;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        repeated.push(!topLevel.contains(statement));
        super.visitExpressionStatement(statement);
        repeated.pop();
    }

    @Override
    public void visitBinaryExpression(BinaryExpression operation) {
        if (Types.isAssignment(operation.getOperation().getType())
                && operation.getLeftExpression() instanceof VariableExpression variable) {
            ConstantExpression name = new ConstantExpression(variable.getName());
            MethodCallExpression call = assigned(operation.getRightExpression());
            if (call != null && isWord(call, "task")) {
                boolean often = Boolean.TRUE.equals(repeated.peek());
                addHint(call, often ? TaskHints.REPEATED_VARIABLE : TaskHints.VARIABLE, name);
            } else if (call != null && call.isImplicitThis() && DATA.contains(call.getMethodAsString())) {
                addArgument(call, TaskHints.VARIABLE, name);
            }
        }
        super.visitBinaryExpression(operation);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (isWord(call, "task")) {
            addHint(call, TaskHints.PLACE, place(call));
            addBodies(call);
        } else if (isWord(call, "run") && arguments(call).isEmpty()) {
            call.setMethod(new ConstantExpression("runAll"));
        } else if (isWord(call, "params")) {
            parameterBlocks++;
        }
        super.visitMethodCallExpression(call);
    }

    private ListExpression place(MethodCallExpression call) {
        ListExpression place = new ListExpression();
        place.addExpression(new ConstantExpression(source.getName()));
        place.addExpression(new ConstantExpression(call.getLineNumber()));
        return place;
    }

    /** Returns the call whose value an expression yields, through any casts of typed declarations. */
    private static @Nullable MethodCallExpression assigned(Expression value) {
        Expression inner = value instanceof CastExpression cast ? cast.getExpression() : value;
        return inner instanceof MethodCallExpression call ? call : null;
    }

    private static boolean isWord(MethodCallExpression call, String word) {
        boolean own = call.isImplicitThis()
                || (call.getObjectExpression() instanceof MethodCallExpression hinted
                        && HINTED.equals(hinted.getMethodAsString()));
        return own && word.equals(call.getMethodAsString());
    }

    private static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
    }

    private void addBodies(MethodCallExpression call) {
        List<ClosureExpression> bodies = new ArrayList<>();
        for (Expression argument : arguments(call)) {
            if (argument instanceof MethodCallExpression variant && isWord(variant, "variant")) {
                addBody(variant, bodies);
            }
        }
        addBody(call, bodies);
        if (bodies.isEmpty()) {
            return;
        }
        addHint(call, TaskHints.VERSION, new ConstantExpression(text.hash(bodies)));
        Set<String> names = new TreeSet<>();
        bodies.forEach(body -> body.getCode().visit(new HandleReads(names)));
        if (!names.isEmpty()) {
            ListExpression list = new ListExpression();
            names.forEach(name -> list.addExpression(new ConstantExpression(name)));
            addHint(call, TaskHints.READS, list);
        }
    }

    /** Adds the closure that is the last argument of a call, if it is one. */
    private static void addBody(MethodCallExpression call, List<ClosureExpression> bodies) {
        List<Expression> arguments = arguments(call);
        if (!arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression body) {
            bodies.add(body);
        }
    }

    private void addHint(MethodCallExpression call, String key, Expression value) {
        if (checked) {
            addCheckedHint(call, key, value);
        } else {
            addArgument(call, key, value);
        }
    }

    private static void addArgument(MethodCallExpression call, String key, Expression value) {
        List<Expression> arguments = new ArrayList<>(arguments(call));
        if (!arguments.isEmpty() && arguments.get(0) instanceof MapExpression named) {
            named.addMapEntryExpression(new ConstantExpression(key), value);
            return;
        }
        MapExpression named = new NamedArgumentListExpression();
        named.setSourcePosition(call);
        named.addMapEntryExpression(new ConstantExpression(key), value);
        arguments.add(0, named);
        ArgumentListExpression extended = new ArgumentListExpression(arguments);
        extended.setSourcePosition(call.getArguments());
        call.setArguments(extended);
    }

    /** Makes {@code task(…)} to {@code hinted([key: value]).task(…)}. */
    private static void addCheckedHint(MethodCallExpression call, String key, Expression value) {
        if (!(call.getObjectExpression() instanceof MethodCallExpression)) {
            MapExpression hints = new MapExpression();
            MethodCallExpression hinted =
                    new MethodCallExpression(call.getObjectExpression(), HINTED, new ArgumentListExpression(hints));
            hinted.setImplicitThis(true);
            hinted.setSourcePosition(call);
            hints.setSourcePosition(call);
            call.setObjectExpression(hinted);
            call.setImplicitThis(false);
        }
        MethodCallExpression hinted = (MethodCallExpression) call.getObjectExpression();
        ArgumentListExpression arguments = (ArgumentListExpression) hinted.getArguments();
        ((MapExpression) arguments.getExpression(0)).addMapEntryExpression(new ConstantExpression(key), value);
    }
}
