package makespan.dsl.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Defines the classes of one cell, which see their own kind first, then those of earlier cells. */
final class CellClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    CellClassLoader(ClassLoader session, Map<String, byte[]> classes) {
        super(CellFrames.LOADER_NAME, session);
        this.classes = Map.copyOf(classes);
    }

    boolean defines(String name) {
        return classes.containsKey(name);
    }

    /** Returns the classes of this cell that are loaded and whose name is meant. */
    List<Class<?>> loaded(Predicate<String> meant) {
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : classes.keySet()) {
            Class<?> type = meant.test(name) ? findLoadedClass(name) : null;
            if (type != null) {
                loaded.add(type);
            }
        }
        return loaded;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
