package makespan.kernel.language;

import groovy.lang.GroovyClassLoader;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import makespan.dsl.CellScript;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/**
 * Reads a text as a cell, up to where its names are resolved. A text that does not parse is refused; whatever else is
 * wrong with it, such as an unknown class, is passed over. Runs no code of the user's: of annotations, only Groovy's own
 * are heeded.
 */
final class LenientUnit extends CompilationUnit {
    private static final Set<String> GLOBAL_TRANSFORMS = Set.of("groovy.grape.GrabAnnotationTransformation");

    private final SourceUnit source;
    private int errorLine;

    /** @param classes finds the classes of the session as it is now */
    LenientUnit(String code, GroovyClassLoader loader, ClassLoader classes) {
        super(configuration(), null, loader);
        errorCollector = new Errors(configuration);
        setClassNodeResolver(new SessionClasses(classes));
        addPhaseOperation(new KnownAnnotations(), Phases.CONVERSION);
        addPhaseOperation(new CellClassImports(classes), Phases.CONVERSION);
        source = addSource("cell", code);
    }

    private static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(CellScript.class.getName());
        configuration.setParameters(true);
        configuration.setDisabledGlobalASTTransformations(GLOBAL_TRANSFORMS);
        configuration.getOptimizationOptions().put(CompilerConfiguration.GROOVYDOC, true);
        return configuration;
    }

    /** Returns the cell's classes, its script among them, or nothing if the text does not parse. */
    Optional<ModuleNode> read() {
        try {
            compile(Phases.CANONICALIZATION);
        } catch (CompilationFailedException e) {
            if (source.getAST() == null || getPhase() <= Phases.CONVERSION) {
                errorLine = line(errorCollector);
                return Optional.empty();
            }
        } catch (RuntimeException | GroovyBugError | StackOverflowError e) {
            // the compiler does not expect to go on after errors; what it knows by then is what there is
            if (source.getAST() == null || getPhase() < Phases.SEMANTIC_ANALYSIS) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(source.getAST());
    }

    SourceUnit source() {
        return source;
    }

    /** Returns the line, counted from 1, of what keeps the text from being parsed, if that is known. */
    OptionalInt errorLine() {
        return errorLine > 0 ? OptionalInt.of(errorLine) : OptionalInt.empty();
    }

    private static int line(ErrorCollector errors) {
        return errors.getErrorCount() > 0 && errors.getError(0) instanceof SyntaxErrorMessage message
                ? message.getCause().getStartLine()
                : 0;
    }

    /** Ends the compilation at an error only while the text is being parsed. */
    private final class Errors extends ErrorCollector {
        private static final long serialVersionUID = 1L;

        Errors(CompilerConfiguration configuration) {
            super(configuration);
        }

        @Override
        protected void failIfErrors() {
            if (getPhase() <= Phases.CONVERSION) {
                super.failIfErrors();
            }
        }
    }
}
