package makespan.kernel.language;

import java.util.Set;
import java.util.stream.Collectors;
import makespan.dsl.compile.SessionClassLoader;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.SourceUnit;

/** Lets a class of an earlier cell win over one that Groovy imports by default, as it does when the cell is evaluated. */
final class CellClassImports implements CompilationUnit.ISourceUnitOperation {
    private final ClassLoader classes;

    /** @param classes finds the classes of the session as it is now */
    CellClassImports(ClassLoader classes) {
        this.classes = classes;
    }

    @Override
    public void call(SourceUnit source) {
        if (classes instanceof SessionClassLoader session) {
            ModuleNode cell = source.getAST();
            Set<String> own = cell.getClasses().stream().map(ClassNode::getName).collect(Collectors.toSet());
            for (String name : session.classNames()) {
                if (name.indexOf('.') < 0 && cell.getImport(name) == null && !own.contains(name)) {
                    cell.addImport(name, ClassHelper.make(name));
                }
            }
        }
    }
}
