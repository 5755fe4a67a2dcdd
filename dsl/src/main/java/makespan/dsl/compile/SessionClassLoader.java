package makespan.dsl.compile;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Finds the classes that cells of a session defined: of each name the latest. Safe for concurrent use. */
public final class SessionClassLoader extends ClassLoader {
    private final Map<String, CellClassLoader> owners = new ConcurrentHashMap<>();
    private volatile Predicate<String> vain = name -> false;

    public SessionClassLoader(ClassLoader parent) {
        super("makespan.session", parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        CellClassLoader owner = owners.get(outermost(name));
        if (owner != null && owner.defines(name)) {
            return owner.loadClass(name);
        }
        if (vain.test(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    /** Lets names be refused without a search for them, unless they are those of cells' classes. */
    void refuse(Predicate<String> names) {
        vain = names;
    }

    /** Makes a class of a cell, with its nested classes, known to later cells; returns those that it replaces. */
    List<Class<?>> publish(String name, CellClassLoader owner) {
        CellClassLoader earlier = owners.put(name, owner);
        return earlier == null
                ? List.of()
                : earlier.loaded(type -> outermost(type).equals(name));
    }

    /** Returns the names of the classes that cells defined. */
    public Iterable<String> classNames() {
        return owners.keySet();
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
