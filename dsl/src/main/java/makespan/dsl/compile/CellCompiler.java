package makespan.dsl.compile;

import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import groovy.transform.CompileStatic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.tools.GroovyClass;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the cells of one session, or its one script: later cells see the classes and imports of earlier ones. Works
 * for one cell at a time, others wait for their turn.
 */
public final class CellCompiler {
    private final Class<? extends Script> baseClass;
    private final Class<?> interruption;
    private final SessionClassLoader sessionClasses;
    private final Imports imports = new Imports();
    private final VariableTypes types;
    private final VainNames vain;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param baseClass superclass of every cell's script; its methods are the words of the DSL
     * @param interruption class whose static method {@code check()} ends interrupted code
     */
    public CellCompiler(Class<? extends Script> baseClass, Class<?> interruption, SessionClassLoader sessionClasses) {
        this.baseClass = baseClass;
        this.interruption = interruption;
        this.sessionClasses = sessionClasses;
        this.types = new VariableTypes(sessionClasses);
        this.vain = new VainNames(baseClass);
        sessionClasses.refuse(vain);
        CellMetaClasses.install(baseClass);
    }

    /**
     * Compiles a cell and makes its classes and imports known to later ones.
     *
     * @param session what the cell's types are checked against; null for a dynamic cell, whose types are not
     * @throws CellCompilationException if the text is not a valid cell; nothing becomes known then
     * @throws InterruptedException if the caller is interrupted before its turn
     * @throws makespan.dsl.artifact.ArtifactException if a library that it grabs cannot be had
     */
    public CompiledCell compile(CellSource source, @Nullable SessionTypes session)
            throws CellCompilationException, InterruptedException {
        turn.lockInterruptibly();
        try {
            return compiled(source, session);
        } finally {
            turn.unlock();
        }
    }

    private CompiledCell compiled(CellSource source, @Nullable SessionTypes session) throws CellCompilationException {
        TopLevelDeclarations declarations = new TopLevelDeclarations(session != null);
        StaticCell checked = session == null ? null : new StaticCell(session, types, declarations.types());
        CellCustomizer customizer = new CellCustomizer(imports, interruption, declarations, checked, vain);
        CompilerConfiguration configuration = configuration();
        configuration.addCompilationCustomizers(customizer);
        if (checked != null) {
            configuration.addCompilationCustomizers(new ASTTransformationCustomizer(
                    Map.of("extensions", SessionTypeChecking.class.getName()), CompileStatic.class));
        }
        SessionTypeChecking.use(checked);
        try (GroovyClassLoader resolving = new GroovyClassLoader(sessionClasses, configuration);
                GroovyClassLoader transforms = new TransformLoader(resolving, configuration)) {
            resolving.setResourceLoader(name -> null); // a name that no class has is not looked for as a source file
            CompilationUnit unit = new CompilationUnit(configuration, null, resolving, transforms);
            unit.addSource(new ScriptSource(source, configuration, resolving, unit.getErrorCollector()));
            unit.compile(Phases.CLASS_GENERATION);
            Map<String, List<Class<?>>> redefined = new HashMap<>();
            CompiledCell cell = customizer.result(define(unit, redefined), closures(unit), redefined);
            customizer.rememberImports();
            types.remember(declarations.types());
            return cell;
        } catch (CompilationFailedException e) {
            throw SourceProblems.failure(e, source);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            SessionTypeChecking.use(null);
        }
    }

    /** Returns the first thing that keeps a text from being parsed, if anything does. */
    public static Optional<SourceProblem> firstProblem(CellSource source) {
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        unit.addSource(source.unit(), source.code());
        try {
            unit.compile(Phases.CONVERSION);
            return Optional.empty();
        } catch (CompilationFailedException e) {
            return Optional.of(SourceProblems.of(e, source).get(0));
        }
    }

    private static Map<String, Integer> closures(CompilationUnit unit) {
        Map<String, Integer> lines = new HashMap<>();
        unit.getAST().getGeneratedInnerClasses().forEach((name, type) -> {
            if (type.isDerivedFrom(ClassHelper.CLOSURE_TYPE)) {
                lines.put(name, type.getLineNumber());
            }
        });
        return lines;
    }

    private CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(baseClass.getName());
        configuration.setParameters(true);
        configuration.setScriptExtensions(Set.of("groovy")); // else they are looked up on the class path
        // Classes that are loaded once for all cells are faster than class files that are read again for each.
        configuration.getOptimizationOptions().put("asmResolving", false);
        return configuration;
    }

    /** @param redefined learns what is replaced */
    private @Nullable Class<? extends Script> define(CompilationUnit unit, Map<String, List<Class<?>>> redefined) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (GroovyClass type : unit.getClasses()) {
            classes.put(type.getName(), type.getBytes());
        }
        CellClassLoader loader = new CellClassLoader(sessionClasses, classes);
        @Nullable Class<? extends Script> script = null;
        for (String name : classes.keySet()) {
            if (!name.contains("$")) {
                Class<?> type = load(loader, name);
                if (baseClass.isAssignableFrom(type)) {
                    script = type.asSubclass(Script.class);
                } else {
                    List<Class<?>> earlier = sessionClasses.publish(name, loader);
                    if (!earlier.isEmpty()) {
                        redefined.put(name, earlier);
                    }
                }
            }
        }
        return script;
    }

    private static Class<?> load(CellClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("class '" + name + "' vanished from its own cell", e);
        }
    }
}
