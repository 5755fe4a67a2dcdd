package makespan.kernel.language;

import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Removes annotations before they take effect, except those of Groovy's that give a class its members: an annotation
 * can make the compiler run any code.
 */
final class KnownAnnotations extends CompilationCustomizer {
    private static final Set<String> KEPT = Set.of(
            "Trait",
            "RecordBase",
            "RecordType",
            "RecordOptions",
            "Canonical",
            "Immutable",
            "ImmutableBase",
            "TupleConstructor",
            "MapConstructor",
            "Field",
            "Delegate",
            "Singleton",
            "Generated",
            "Sealed");

    KnownAnnotations() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        strip(type);
        type.getMethods().forEach(KnownAnnotations::strip);
        type.getDeclaredConstructors().forEach(KnownAnnotations::strip);
        type.getFields().forEach(KnownAnnotations::strip);
        type.getProperties().forEach(property -> strip(property.getField()));
        source.getAST().getImports().forEach(KnownAnnotations::strip);
        source.getAST().getStarImports().forEach(KnownAnnotations::strip);
    }

    private static void strip(AnnotatedNode node) {
        List<AnnotationNode> annotations = node.getAnnotations();
        if (!annotations.isEmpty()) {
            annotations.removeIf(
                    annotation -> !KEPT.contains(annotation.getClassNode().getNameWithoutPackage()));
        }
    }
}
