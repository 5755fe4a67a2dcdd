package makespan.dsl.compile;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the classes that cells of a session defined: of each name the latest. Safe for concurrent use. */
public final class SessionClassLoader extends ClassLoader {
    private final Map<String, CellClassLoader> owners = new ConcurrentHashMap<>();

    public SessionClassLoader(ClassLoader parent) {
        super("makespan.session", parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        CellClassLoader owner = owners.get(outermost(name));
        return owner != null && owner.defines(name) ? owner.loadClass(name) : super.loadClass(name, resolve);
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
