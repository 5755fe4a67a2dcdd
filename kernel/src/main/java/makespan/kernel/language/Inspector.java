package makespan.kernel.language;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.FormatHelper;

/** Describes what stands at the cursor: a variable with its type and value, a method's signatures, a class. */
final class Inspector {
    private static final int MAX_VALUE = 2_000;

    private final Scope scope;

    Inspector(Scope scope) {
        this.scope = scope;
    }

    /** Returns a description of the name at the cursor, given in chars; empty if it is not known. */
    Optional<String> inspect(String code, int cursor) {
        CursorText text = CursorText.around(code, cursor);
        if (text.name().isEmpty()) {
            return Optional.empty();
        }
        return text.afterDot() ? member(text) : name(text.name());
    }

    private Optional<String> name(String name) {
        List<String> signatures = scope.signatures(name);
        if (!signatures.isEmpty()) {
            return Optional.of(String.join("\n", signatures));
        }
        return scope.name(name).map(known -> known.isClass() ? type(known.type()) : variable(name, known));
    }

    private Optional<String> member(CursorText text) {
        Resolver resolver = new Resolver(scope);
        List<CursorText.Step> whole = new ArrayList<>(text.steps());
        whole.add(new CursorText.Step(CursorText.Kind.NAME, text.name()));
        List<String> signatures = resolver.resolve(text.steps())
                .map(owner -> new Members(owner).signatures(text.name()))
                .orElse(List.of());
        return signatures.isEmpty()
                ? resolver.resolve(whole)
                        .map(known -> known.isClass() ? type(known.type()) : variable(text.name(), known))
                : Optional.of(String.join("\n", signatures));
    }

    private static String variable(String name, Known known) {
        String declared = known.type().getTypeName() + " " + name;
        return known.value() == null
                ? declared
                : declared + " = " + FormatHelper.format(known.value(), false, MAX_VALUE, true);
    }

    private static String type(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(Modifier.toString(type.getModifiers() & ~Modifier.INTERFACE)
                + kind(type)
                + type.getName()
                + (type.getSuperclass() == null || type.getSuperclass() == Object.class
                        ? ""
                        : " extends " + type.getSuperclass().getTypeName()));
        for (Constructor<?> constructor : type.getConstructors()) {
            lines.add("  " + type.getSimpleName()
                    + Arrays.stream(constructor.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        return String.join("\n", lines);
    }

    private static String kind(Class<?> type) {
        return type.isInterface() ? " interface " : type.isEnum() ? " enum " : type.isRecord() ? " record " : " class ";
    }
}
