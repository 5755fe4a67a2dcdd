package makespan.kernel.language;

import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.control.ClassNodeResolver;
import org.codehaus.groovy.control.CompilationUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that a text names: those of the class path and of cells, none from source files. Asks the loader
 * itself, since {@link Class#forName} would remember a class that a cell has declared again since.
 */
final class SessionClasses extends ClassNodeResolver {
    private final ClassLoader loader;

    SessionClasses(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public @Nullable LookupResult findClassNode(String name, CompilationUnit unit) {
        try {
            return new LookupResult(null, ClassHelper.make(loader.loadClass(name)));
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
