package makespan.dsl.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Finds the part of a line that failed: the call or property of a name, where only one is meant, else a statement. */
public final class FaultyPart extends ClassCodeVisitorSupport {
    /** Stands for a name where an exception was thrown by the cell itself. */
    public static final String THROW = "throw";

    private final int line;
    private final String name;
    private final List<ASTNode> named = new ArrayList<>();
    private final List<ASTNode> nearby = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    private FaultyPart(int line, String name) {
        this.line = line;
        this.name = name;
    }

    /**
     * Returns what to mark.
     *
     * @param line in which code failed
     * @param name of the method, class or property that was to be used; empty where it is not known
     */
    public static SourceMark of(CellText cell, int line, String name) {
        FaultyPart finder = new FaultyPart(line, name);
        finder.visit(cell.compiled());
        ASTNode part = finder.part();
        CellSource source = cell.source();
        String whole = source.line(line);
        if (part == null || !whole.equals(cell.compiled().line(line))) {
            int indent = whole.length() - whole.stripLeading().length();
            return new SourceMark(line, indent + 1, Math.max(1, whole.strip().length()), whole);
        }
        int first = part.getLineNumber();
        String text = source.line(first);
        int end = part.getLastLineNumber() == first ? part.getLastColumnNumber() : text.length() + 1;
        int column = part.getColumnNumber();
        String marked = text.substring(Math.min(column - 1, text.length()), Math.min(end - 1, text.length()));
        return new SourceMark(first, column, Math.max(1, marked.stripTrailing().length()), text);
    }

    private void visit(CellSource source) {
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        unit.addSource(source.unit(), source.code());
        try {
            unit.compile(Phases.CONVERSION);
            for (ClassNode type : unit.getAST().getClasses()) {
                visitClass(type);
            }
        } catch (RuntimeException e) {
            statements.clear(); // the whole line is marked
        }
    }

    private @Nullable ASTNode part() {
        Optional<ASTNode> only = only(named).or(() -> named.isEmpty() ? only(nearby) : Optional.empty());
        return only.orElseGet(() -> statements.size() == 1 ? statements.get(0) : null);
    }

    /** Code of a script stands in its module and in its class, so that each part may be met twice. */
    private static Optional<ASTNode> only(List<ASTNode> parts) {
        List<ASTNode> different = parts.stream().distinct().toList();
        return different.size() == 1 ? Optional.of(different.get(0)) : Optional.empty();
    }

    @Override
    protected @Nullable SourceUnit getSourceUnit() {
        return null;
    }

    @Override
    protected void visitStatement(Statement statement) {
        if (statement.getLineNumber() == line
                && !(statement instanceof BlockStatement)
                && !statements.contains(statement)
                && statements.stream().noneMatch(outer -> contains(outer, statement))) {
            statements.add(statement);
        }
        super.visitStatement(statement);
    }

    @Override
    public void visitThrowStatement(ThrowStatement statement) {
        if (name.equals(THROW)) {
            note(statement, statement);
        }
        super.visitThrowStatement(statement);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (name.equals(call.getMethodAsString())) {
            note(call.getMethod(), call);
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        if (name.equals(call.getType().getNameWithoutPackage())) {
            note(call, call);
        }
        super.visitConstructorCallExpression(call);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (name.equals(property.getPropertyAsString())) {
            note(property.getProperty(), property);
        }
        super.visitPropertyExpression(property);
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (name.equals(variable.getName())) {
            note(variable, variable);
        }
        super.visitVariableExpression(variable);
    }

    private void note(ASTNode part, ASTNode whole) {
        if (part.getLineNumber() == line) {
            named.add(part);
        } else if (whole.getLineNumber() <= line && part.getLineNumber() >= line) {
            nearby.add(part); // a chain of calls over several lines has the number of its first
        }
    }

    private static boolean contains(Statement outer, Statement inner) {
        return outer.getLineNumber() == inner.getLineNumber()
                && outer.getColumnNumber() <= inner.getColumnNumber()
                && (outer.getLastLineNumber() > inner.getLastLineNumber()
                        || outer.getLastColumnNumber() >= inner.getLastColumnNumber());
    }
}
