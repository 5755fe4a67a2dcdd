package makespan.kernel.language;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import makespan.dsl.CellScript;
import makespan.kernel.display.Notebook;
import org.jspecify.annotations.Nullable;

/** The names that a cell can use without a dot, and what they are. A snapshot of the session. */
final class Scope {
    private static final List<String> DEFAULT_PACKAGES = List.of(
            "", "java.lang.", "java.util.", "java.io.", "java.net.", "groovy.lang.", "groovy.util.", "java.math.");
    private static final List<String> KEYWORDS = List.of(
            "as",
            "assert",
            "break",
            "case",
            "catch",
            "class",
            "continue",
            "def",
            "default",
            "do",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "for",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "new",
            "null",
            "record",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "throws",
            "trait",
            "true",
            "try",
            "var",
            "void",
            "while");

    private final Map<String, @Nullable Object> variables;
    private final ClassLoader classes;

    Scope(Map<String, @Nullable Object> variables, ClassLoader classes) {
        this.variables = variables;
        this.classes = classes;
    }

    /** Returns the names by alphabet, each with what it is in Jupyter's words. Classes are not among them. */
    Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        KEYWORDS.forEach(keyword -> kinds.put(keyword, "keyword"));
        words().forEach(word -> kinds.put(wordName(word), isProperty(word) ? "property" : "function"));
        variables.keySet().forEach(name -> kinds.put(name, "instance"));
        return kinds;
    }

    /** Returns what a name without a receiver stands for. */
    Optional<Known> name(String name) {
        if (variables.containsKey(name)) {
            return Optional.ofNullable(variables.get(name)).map(Known::value);
        }
        Optional<Known> word = words().filter(
                        method -> isProperty(method) && wordName(method).equals(name))
                .findFirst()
                .map(method -> Known.instance(method.getReturnType()));
        return word.isPresent() ? word : type(name).map(Known::named);
    }

    /** Returns what a call without a receiver yields. */
    Optional<Known> call(String name) {
        return words().filter(method -> method.getName().equals(name) && method.getReturnType() != void.class)
                .findFirst()
                .map(method -> Known.instance(method.getReturnType()));
    }

    /** Returns the class of a simple name that is imported by default or defined by a cell, or of a full name. */
    Optional<Class<?>> type(String name) {
        return DEFAULT_PACKAGES.stream()
                .map(prefix -> load(prefix + name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the signatures of a word, as one would declare them. */
    List<String> signatures(String name) {
        return words().filter(method -> method.getName().equals(name))
                .map(Scope::signature)
                .distinct()
                .toList();
    }

    private Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, classes));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Stream<Method> words() {
        return Stream.concat(
                Arrays.stream(CellScript.class.getMethods())
                        .filter(method -> method.getDeclaringClass().getName().startsWith("makespan.")),
                Arrays.stream(Notebook.class.getMethods()).filter(method -> Modifier.isStatic(method.getModifiers())));
    }

    private static boolean isProperty(Method method) {
        String name = method.getName();
        return name.length() > 3
                && name.startsWith("get")
                && Character.isUpperCase(name.charAt(3))
                && method.getParameterCount() == 0;
    }

    private static String wordName(Method method) {
        String name = method.getName();
        return isProperty(method) ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }

    private static String signature(Method method) {
        String parameters = String.join(
                ", ",
                Arrays.stream(method.getParameters())
                        .map(parameter -> parameter.getType().getSimpleName() + " " + parameter.getName())
                        .toList());
        return method.getReturnType().getSimpleName() + " " + method.getName() + "(" + parameters + ")";
    }
}
