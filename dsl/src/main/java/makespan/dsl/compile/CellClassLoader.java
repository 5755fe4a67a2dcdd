package makespan.dsl.compile;

import java.util.Map;

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
