package makespan.dsl.compile;

import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import groovy.lang.MetaClassRegistry.MetaClassCreationHandle;

/**
 * Creates the meta classes of cells' classes without a look for custom ones, which Groovy's convention finds by name: no
 * library can know the names of cells, and the JDK's loaders remember every name that was looked for. Scripts get a
 * {@link LateMetaClass}. All other classes are left to the handle that was there before.
 */
final class CellMetaClasses extends MetaClassCreationHandle {
    private final Class<?> scripts;
    private final MetaClassCreationHandle others;

    private CellMetaClasses(Class<?> scripts, MetaClassCreationHandle others) {
        this.scripts = scripts;
        this.others = others;
        setDisableCustomMetaClassLookup(true);
    }

    /**
     * Lets the process's registry use them, unless it does.
     *
     * @param scripts superclass of every cell's script
     */
    static synchronized void install(Class<?> scripts) {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        MetaClassCreationHandle before = registry.getMetaClassCreationHandler();
        if (!(before instanceof CellMetaClasses)) {
            registry.setMetaClassCreationHandle(new CellMetaClasses(scripts, before));
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as inherited
    protected MetaClass createNormalMetaClass(Class type, MetaClassRegistry registry) {
        if (!CellFrames.isOfCell(type)) {
            return others.create(type, registry);
        }
        return scripts.isAssignableFrom(type)
                ? new LateMetaClass(registry, type)
                : super.createNormalMetaClass(type, registry);
    }
}
