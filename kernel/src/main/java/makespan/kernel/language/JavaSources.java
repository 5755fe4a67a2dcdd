package makespan.kernel.language;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads sources of Java with the JDK's own compiler, where the runtime has it. */
final class JavaSources {
    /**
     * Something that a source declares.
     *
     * @param type the names of the classes that it is in, the outermost first, with dots between them
     * @param name its own name; a constructor's is that of its class
     * @param parameterTypes the simple names of the types of a method's parameters; null of a class or field
     * @param parameterNames their names
     * @param comment its documentation, perhaps empty
     */
    record Declaration(
            String type,
            String name,
            @Nullable List<String> parameterTypes,
            List<String> parameterNames,
            String comment) {}

    private JavaSources() {}

    /** Returns what a source declares, or nothing if the runtime has no compiler. */
    static List<Declaration> declarations(String name, String source) {
        try {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            if (compiler == null) {
                return List.of();
            }
            JavaFileObject file = new Source(name, source);
            JavacTask task =
                    (JavacTask) compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
            Collector collector = new Collector(Trees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                collector.scan(unit, null);
            }
            return collector.declarations;
        } catch (IOException | RuntimeException | LinkageError e) {
            return List.of(); // a source that this compiler cannot read, or a runtime without one
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final List<Declaration> declarations = new ArrayList<>();
        private String type = "";

        Collector(Trees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = type;
            String name = tree.getSimpleName().toString();
            declarations.add(new Declaration(outer, name, null, List.of(), comment()));
            type = outer.isEmpty() ? name : outer + "." + name;
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            List<String> types = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (VariableTree parameter : tree.getParameters()) {
                types.add(simple(String.valueOf(parameter.getType())));
                names.add(parameter.getName().toString());
            }
            declarations.add(new Declaration(type, tree.getName().toString(), types, names, comment()));
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            declarations.add(new Declaration(type, tree.getName().toString(), null, List.of(), comment()));
            return null;
        }

        private String comment() {
            String comment = trees.getDocComment(getCurrentPath());
            return comment == null ? "" : comment;
        }

        /** Returns the name of a type without its package, arguments and annotations. */
        private static String simple(String type) {
            String bare = type.replaceAll("<.*>", "").replace("...", "[]").replaceAll("@\\w+(\\([^)]*\\))?\\s*", "");
            return bare.replaceAll("[\\w.]+\\.(\\w+)", "$1").strip();
        }
    }
}
