package makespan.dsl.compile;

import groovy.lang.GroovyClassLoader;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;

/**
 * The source of a cell or script, whose class is not called as its file: else a variable {@code report} in
 * {@code report.groovy} would mean the class.
 */
final class ScriptSource extends SourceUnit {
    private static final String SUFFIX = "script";

    private final String unit;

    ScriptSource(
            CellSource source, CompilerConfiguration configuration, GroovyClassLoader loader, ErrorCollector errors) {
        super(classFile(source.unit()), source.code(), configuration, loader, errors);
        unit = source.unit();
    }

    /** The class takes its name here, from that of the source; messages and stack traces are to show the unit's. */
    @Override
    public void convert() throws CompilationFailedException {
        super.convert();
        name = unit;
    }

    private static String classFile(String unit) {
        return unit.endsWith(".groovy") ? unit.replaceFirst("\\.groovy$", " " + SUFFIX + ".groovy") : unit;
    }
}
