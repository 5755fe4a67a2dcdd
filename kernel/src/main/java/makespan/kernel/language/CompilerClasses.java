package makespan.kernel.language;

import java.util.List;

/** The classes of Groovy that take longest to initialise, so that a second processor can do so while the session starts. */
final class CompilerClasses {
    /** In the order in which a compilation comes to them; the first one looks through the packages of the JDK. */
    private static final List<String> NAMES = List.of(
            "org.codehaus.groovy.control.ResolveVisitor",
            "org.apache.groovy.parser.antlr4.GroovyLangLexer",
            "org.apache.groovy.parser.antlr4.GroovyLangParser",
            "org.codehaus.groovy.transform.trait.TraitComposer",
            "org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor",
            "org.codehaus.groovy.classgen.AsmClassGenerator",
            "org.codehaus.groovy.vmplugin.v8.IndyInterface");

    private CompilerClasses() {}

    /** Initialises them; one that this Groovy does not have is left out. */
    static void load() {
        for (String name : NAMES) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException e) {
                // Another release of Groovy: the session initialises what it needs itself.
            }
        }
    }
}
