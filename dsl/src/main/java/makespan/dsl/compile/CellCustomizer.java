package makespan.dsl.compile;

import groovy.lang.Script;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/** What cells and scripts mean beyond plain Groovy; see the parts it calls. Serves one compilation. */
final class CellCustomizer extends CompilationCustomizer {
    private final Imports imports;
    private final Class<?> interruption;
    private final TopLevelDeclarations declarations;
    private final @Nullable StaticCell checked;
    private final VainNames vain;
    private @Nullable ModuleNode module;
    private boolean importsApplied;
    private boolean showsValue;
    private int parameterBlocks;

    /** @param checked learns what the type checker is to know, if the cell is checked */
    CellCustomizer(
            Imports imports,
            Class<?> interruption,
            TopLevelDeclarations declarations,
            @Nullable StaticCell checked,
            VainNames vain) {
        super(CompilePhase.CONVERSION);
        this.vain = vain;
        this.declarations = declarations;
        this.checked = checked;
        this.imports = imports;
        this.interruption = interruption;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        ModuleNode cell = source.getAST();
        module = cell;
        if (!importsApplied) {
            imports.applyTo(cell);
            importsApplied = true;
        }
        if (type.isScript()) {
            vain.compiling(type.getName());
            rewrite(source, cell.getStatementBlock(), type);
        }
        new InterruptionChecks(source, interruption).visitClass(type);
    }

    private void rewrite(SourceUnit source, BlockStatement block, ClassNode type) {
        declarations.rewrite(block);
        noteUnconditional(block);
        for (MethodNode run : type.getMethods("run")) {
            if (run.getCode() instanceof BlockStatement code && code != block) {
                declarations.rewrite(code);
                noteUnconditional(code);
            }
        }
        showsValue = TopLevelDeclarations.endsWithValue(block);
        TaskCalls calls = new TaskCalls(source, block, checked != null);
        calls.visitClass(type);
        parameterBlocks = calls.parameterBlocks();
    }

    CompiledCell result(
            @Nullable Class<? extends Script> script,
            Map<String, Integer> closures,
            Map<String, List<Class<?>>> redefined) {
        return new CompiledCell(
                script, declarations.types().keySet(), showsValue, parameterBlocks, closures, redefined);
    }

    void rememberImports() {
        if (module != null) {
            imports.remember(module);
        }
    }

    private void noteUnconditional(BlockStatement block) {
        if (checked != null) {
            for (Statement statement : block.getStatements()) {
                if (statement instanceof ExpressionStatement expression) {
                    checked.always(expression.getExpression());
                }
            }
        }
    }
}
