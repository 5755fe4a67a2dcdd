package makespan.kernel.language;

import makespan.dsl.compile.SessionClassLoader;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Lets a class of an earlier cell win over one that Groovy imports by default, as it does when the cell is evaluated. */
final class CellClassImports extends CompilationCustomizer {
    private final ClassLoader classes;

    /** @param classes finds the classes of the session as it is now */
    CellClassImports(ClassLoader classes) {
        super(CompilePhase.CONVERSION);
        this.classes = classes;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        ModuleNode cell = source.getAST();
        if (classes instanceof SessionClassLoader session) {
            for (String name : session.classNames()) {
                if (name.indexOf('.') < 0 && cell.getImport(name) == null && !defines(cell, name)) {
                    cell.addImport(name, ClassHelper.make(name));
                }
            }
        }
    }

    private static boolean defines(ModuleNode cell, String name) {
        return cell.getClasses().stream().anyMatch(type -> type.getName().equals(name));
    }
}
