package makespan.dsl.compile;

import java.util.List;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.ast.tools.GeneralUtils;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Puts a check for interruption at the start of every loop's body, closure and method. */
final class InterruptionChecks extends ClassCodeVisitorSupport {
    private final SourceUnit source;
    private final ClassNode checker;

    /** @param checker class with a static method {@code check()} */
    InterruptionChecks(SourceUnit source, Class<?> checker) {
        this.source = source;
        this.checker = ClassHelper.make(checker);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitMethod(MethodNode method) {
        super.visitMethod(method);
        if (method.getCode() instanceof BlockStatement && !method.isSynthetic()) {
            method.setCode(checked(method.getCode()));
        }
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        super.visitClosureExpression(closure);
        closure.setCode(checked(closure.getCode()));
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        super.visitForLoop(loop);
        loop.setLoopBlock(checked(loop.getLoopBlock()));
    }

    @Override
    public void visitWhileLoop(WhileStatement loop) {
        super.visitWhileLoop(loop);
        loop.setLoopBlock(checked(loop.getLoopBlock()));
    }

    @Override
    public void visitDoWhileLoop(DoWhileStatement loop) {
        super.visitDoWhileLoop(loop);
        loop.setLoopBlock(checked(loop.getLoopBlock()));
    }

    private Statement checked(@Nullable Statement code) {
        Statement check = GeneralUtils.stmt(GeneralUtils.callX(GeneralUtils.classX(checker), "check"));
        if (code instanceof BlockStatement block) {
            block.getStatements().add(0, check);
            return block;
        }
        BlockStatement block = GeneralUtils.block(check);
        block.addStatements(code == null ? List.of() : List.of(code));
        return block;
    }
}
