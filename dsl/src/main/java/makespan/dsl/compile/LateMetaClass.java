package makespan.dsl.compile;

import groovy.lang.MetaClassImpl;
import groovy.lang.MetaClassRegistry;
import groovy.lang.MetaMethod;
import groovy.lang.MetaProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meta class of a cell's script, which looks at the script's methods when it is first asked about them. Most cells
 * never ask: they call no word and no function of their own.
 */
@SuppressWarnings("rawtypes") // as inherited
public final class LateMetaClass extends MetaClassImpl {
    LateMetaClass(MetaClassRegistry registry, Class<?> type) {
        super(registry, type);
    }

    /** Makes it ready to be asked. Whoever hands it out calls this first; other ways in do so themselves. */
    public void ready() {
        if (!isInitialized()) {
            super.initialize();
        }
    }

    /** Called by the registry when it has created this: too early. */
    @Override
    public synchronized void initialize() {}

    @Override
    protected void checkInitalised() {
        ready();
    }

    @Override
    public @Nullable MetaMethod getMethodWithCaching(
            Class sender, String name, Object[] arguments, boolean isCallToSuper) {
        ready();
        return super.getMethodWithCaching(sender, name, arguments, isCallToSuper);
    }

    @Override
    public @Nullable MetaMethod getMethodWithoutCaching(
            Class sender, String name, Class[] arguments, boolean isCallToSuper) {
        ready();
        return super.getMethodWithoutCaching(sender, name, arguments, isCallToSuper);
    }

    @Override
    public @Nullable MetaMethod retrieveStaticMethod(String name, Object[] arguments) {
        ready();
        return super.retrieveStaticMethod(name, arguments);
    }

    @Override
    public @Nullable MetaMethod pickMethod(String name, Class[] arguments) {
        ready();
        return super.pickMethod(name, arguments);
    }

    @Override
    public @Nullable MetaProperty getMetaProperty(String name) {
        ready();
        return super.getMetaProperty(name);
    }

    @Override
    public List<MetaMethod> getMethods() {
        ready();
        return super.getMethods();
    }
}
