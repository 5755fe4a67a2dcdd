package makespan.kernel.language;

import groovy.lang.GroovySystem;
import groovy.lang.MetaBeanProperty;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MetaProperty;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.reflection.CachedClass;

/** The members that Groovy code can use on a class or its instances, Groovy's own additions included. */
final class Members {
    private final Known owner;
    private final MetaClass meta;

    Members(Known owner) {
        this.owner = owner;
        this.meta = GroovySystem.getMetaClassRegistry().getMetaClass(owner.type());
    }

    /** Returns the members by name in alphabetical order, each with what it is in Jupyter's words. */
    Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        methods().filter(method -> isWord(method.getName())).forEach(method -> kinds.put(method.getName(), "function"));
        meta.getProperties().stream()
                .filter(this::isUsable)
                .forEach(property -> kinds.put(property.getName(), "property"));
        if (owner.value() instanceof Map<?, ?> map) {
            map.keySet().stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(Members::isWord)
                    .forEach(key -> kinds.put(key, "property"));
        }
        return kinds;
    }

    /** Returns the type of a property. */
    List<Class<?>> propertyTypes(String name) {
        return meta.getProperties().stream()
                .filter(property -> property.getName().equals(name) && isUsable(property))
                .<Class<?>>map(MetaProperty::getType)
                .toList();
    }

    /** Returns the types that methods of a name return, the most telling first. */
    List<Class<?>> returnTypes(String name) {
        return methods()
                .filter(method -> method.getName().equals(name))
                .<Class<?>>map(MetaMethod::getReturnType)
                .sorted(Comparator.comparing(type -> type == Object.class))
                .toList();
    }

    /** Returns the signatures of the methods of a name, as one would declare them. */
    List<String> signatures(String name) {
        return methods()
                .filter(method -> method.getName().equals(name))
                .map(Members::signature)
                .distinct()
                .sorted(Comparator.comparing(String::length))
                .toList();
    }

    private Stream<MetaMethod> methods() {
        return Stream.concat(meta.getMethods().stream(), meta.getMetaMethods().stream())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !owner.isClass() || Modifier.isStatic(method.getModifiers()));
    }

    private boolean isUsable(MetaProperty property) {
        if (!isWord(property.getName()) || !Modifier.isPublic(property.getModifiers())) {
            return false;
        }
        boolean readable =
                !(property instanceof MetaBeanProperty bean) || bean.getGetter() != null || bean.getField() != null;
        return readable && (!owner.isClass() || Modifier.isStatic(property.getModifiers()));
    }

    private static String signature(MetaMethod method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(CachedClass::getTheClass)
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        String prefix = Modifier.isStatic(method.getModifiers()) ? "static " : "";
        return prefix + method.getReturnType().getSimpleName() + " " + method.getName() + "(" + parameters + ")";
    }

    private static boolean isWord(String name) {
        return !name.isEmpty() && name.chars().allMatch(Character::isJavaIdentifierPart) && name.indexOf('$') < 0;
    }
}
