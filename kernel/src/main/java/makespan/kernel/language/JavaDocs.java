package makespan.kernel.language;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import makespan.kernel.language.JavaSources.Declaration;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The documentation of Java's classes, from their sources: the JDK's from its {@code lib/src.zip}, others where a source
 * lies beside the class. Keeps what it has read. Used by one thread at a time.
 */
final class JavaDocs {
    private static final int KEPT = 40;
    private static final int LONGEST = 4_000_000;

    private final Map<String, List<Declaration>> byClass = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Declaration>> eldest) {
            return size() > KEPT;
        }
    };

    /** Returns what the source of a class says of the class itself. */
    Optional<Declaration> type(ClassNode type) {
        String name = nested(type);
        int dot = name.lastIndexOf('.');
        return declarations(type).stream()
                .filter(declared -> declared.parameterTypes() == null
                        && declared.name().equals(name.substring(dot + 1))
                        && declared.type().equals(dot < 0 ? "" : name.substring(0, dot)))
                .findFirst();
    }

    /** Returns what a source says of a method, or the nearest that says anything of one that it overrides. */
    Optional<Declaration> method(ClassNode owner, MethodNode method) {
        Optional<Declaration> own = Optional.empty();
        for (ClassNode type : Members.hierarchy(owner)) {
            Optional<Declaration> found = declared(type, method);
            own = own.or(() -> found);
            if (found.isPresent() && !found.get().comment().isBlank()) {
                return found;
            }
        }
        return own;
    }

    /** Returns what the source says of a field. */
    Optional<Declaration> field(ClassNode owner, String name) {
        String type = nested(owner);
        return declarations(owner).stream()
                .filter(declared -> declared.parameterTypes() == null
                        && declared.type().equals(type)
                        && declared.name().equals(name))
                .findFirst();
    }

    private Optional<Declaration> declared(ClassNode owner, MethodNode method) {
        String type = nested(owner);
        List<String> parameters = Arrays.stream(method.getParameters())
                .map(Parameter::getType)
                .map(JavaDocs::simple)
                .toList();
        List<Declaration> named = declarations(owner).stream()
                .filter(declared -> declared.parameterTypes() != null
                        && declared.type().equals(type)
                        && declared.name().equals(method.getName())
                        && declared.parameterTypes().size() == parameters.size())
                .toList();
        return named.stream()
                .filter(declared -> parameters.equals(declared.parameterTypes()))
                .findFirst()
                .or(() -> named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty());
    }

    private static String simple(ClassNode type) {
        return type.isArray() ? simple(type.getComponentType()) + "[]" : Generics.text(type.getPlainNodeReference());
    }

    private static String nested(ClassNode type) {
        return type.getNameWithoutPackage().replace('$', '.');
    }

    private List<Declaration> declarations(ClassNode type) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        List<Declaration> known = byClass.get(outermost);
        if (known == null) {
            known = source(type, outermost)
                    .map(text -> JavaSources.declarations(outermost, text))
                    .orElse(List.of());
            byClass.put(outermost, known);
        }
        return known;
    }

    private static Optional<String> source(ClassNode type, String outermost) {
        Class<?> loaded = loaded(type);
        if (loaded == null) {
            return Optional.empty();
        }
        String path = outermost.replace('.', '/') + ".java";
        try {
            return loaded.getModule().isNamed()
                    ? fromJdk(loaded.getModule().getName() + "/" + path)
                    : besideClass(loaded, path);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Class<?> loaded(ClassNode type) {
        return type.redirect().isResolved() && !type.isPrimaryClassNode()
                ? type.redirect().getTypeClass()
                : null;
    }

    private static Optional<String> fromJdk(String entryName) throws IOException {
        File archive = new File(System.getProperty("java.home"), "lib/src.zip");
        if (!archive.isFile()) {
            return Optional.empty();
        }
        try (ZipFile sources = new ZipFile(archive)) {
            ZipEntry entry = sources.getEntry(entryName);
            return entry == null ? Optional.empty() : text(sources.getInputStream(entry));
        }
    }

    private static Optional<String> besideClass(Class<?> type, String path) throws IOException {
        ClassLoader loader = type.getClassLoader();
        InputStream bytes = loader == null ? null : loader.getResourceAsStream(path);
        return bytes == null ? Optional.empty() : text(bytes);
    }

    private static Optional<String> text(InputStream stream) throws IOException {
        try (InputStream bytes = stream) {
            byte[] read = bytes.readNBytes(LONGEST);
            return read.length == LONGEST ? Optional.empty() : Optional.of(new String(read, StandardCharsets.UTF_8));
        }
    }

    /** Returns where the documentation of a class stands on the web; empty for classes of unknown origin. */
    static String address(ClassNode type) {
        String outermost = type.getName().replace('.', '/').replace('$', '.');
        Class<?> loaded = loaded(type);
        if (loaded == null) {
            return "";
        }
        if (loaded.getModule().isNamed()) {
            return "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/"
                    + loaded.getModule().getName() + "/" + outermost + ".html";
        }
        boolean groovy = type.getName().startsWith("groovy.");
        return groovy ? "https://docs.groovy-lang.org/latest/html/gapi/" + outermost + ".html" : "";
    }

    /** Returns where the documentation of Groovy's additions to a class stands on the web. */
    static String additions(ClassNode type) {
        return "https://docs.groovy-lang.org/latest/html/groovy-jdk/"
                + type.getName().replace('.', '/') + ".html";
    }
}
