package makespan.kernel.language;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be written after a dot.
 *
 * @param owner the type that declares it, with its arguments as far as they are known
 * @param type of a property its type; of a method what it returns
 * @param method the method, or the one that reads a property; null of a field
 * @param isProperty whether it is written without parentheses
 * @param parameterNames the names of the method's parameters, empty where they are not known
 */
record Member(
        String name,
        ClassNode owner,
        ClassNode type,
        @Nullable MethodNode method,
        boolean isProperty,
        List<String> parameterNames) {
    private static final Pattern INVENTED = Pattern.compile("(param|arg)\\d+");

    Member {
        parameterNames = List.copyOf(parameterNames);
    }

    static Member method(ClassNode owner, MethodNode method) {
        return new Member(method.getName(), owner, returned(method), method, false, names(method));
    }

    static Member property(String name, ClassNode owner, MethodNode getter) {
        return new Member(name, owner, getter.getReturnType(), getter, true, List.of());
    }

    static Member field(String name, ClassNode owner, ClassNode type) {
        return new Member(name, owner, type, null, true, List.of());
    }

    /** Returns the same with the names of its parameters, as its source has them. */
    Member withNames(List<String> names) {
        return new Member(name, owner, type, method, isProperty, names);
    }

    /** Returns whether every object has it. */
    boolean isOfObject() {
        return owner.equals(ClassHelper.OBJECT_TYPE) || owner.getName().equals("groovy.lang.GroovyObject");
    }

    /** Returns whether it is one of Groovy's additions to a class of Java's. */
    boolean isAddition() {
        return method instanceof ExtensionMethodNode;
    }

    /** Returns whether it belongs to the class, not to its instances. */
    boolean isStatic() {
        return method == null ? isStaticField() : method.isStatic() && !isAddition();
    }

    private boolean isStaticField() {
        FieldNode field = owner.getField(name);
        return field != null && field.isStatic();
    }

    /** Returns how it is declared, as the caller sees it: {@code String join(String separator)}. */
    String signature() {
        String result = Generics.text(seen(owner, method, type));
        if (isProperty || method == null) {
            return result + " " + name;
        }
        String prefix = isStatic() ? "static " : "";
        return prefix + result + " " + name + parameters(owner, method, parameterNames);
    }

    /** Returns the parameters of a method or constructor in parentheses. */
    static String parameters(ClassNode owner, MethodNode method) {
        return parameters(owner, method, names(method));
    }

    private static String parameters(ClassNode owner, MethodNode method, List<String> names) {
        Parameter[] parameters = method.getParameters();
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < parameters.length; i++) {
            ClassNode type = seen(owner, method, parameters[i].getType());
            boolean rest = i == parameters.length - 1 && isVariable(method) && type.isArray();
            text.append(i == 0 ? "" : ", ")
                    .append(rest ? Generics.text(type.getComponentType()) + "..." : Generics.text(type));
            if (i < names.size()) {
                text.append(' ').append(names.get(i));
            }
        }
        return text.append(')').toString();
    }

    /** Returns a type of a member's declaration with the owner's type arguments filled in. */
    private static ClassNode seen(ClassNode owner, @Nullable MethodNode method, ClassNode type) {
        if (method instanceof ExtensionMethodNode addition) {
            ClassNode self =
                    addition.getExtensionMethodNode().getParameters()[0].getType();
            return Generics.in(Generics.ofAddition(owner, self), type);
        }
        return Generics.in(owner, type);
    }

    private static ClassNode returned(MethodNode method) {
        ClassNode inferred = method.getNodeMetaData(StaticTypesMarker.INFERRED_RETURN_TYPE);
        return inferred != null && method.isDynamicReturnType() ? inferred : method.getReturnType();
    }

    /** A class file without names has invented ones. */
    private static List<String> names(MethodNode method) {
        List<String> names =
                Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
        boolean invented =
                names.stream().anyMatch(name -> INVENTED.matcher(name).matches());
        return invented ? List.of() : names;
    }

    private static boolean isVariable(MethodNode method) {
        return (method.getModifiers() & Modifier.TRANSIENT) != 0;
    }

    /** Returns the types of a method's parameters, without their arguments: a key among methods of one name. */
    String erasure() {
        return method == null
                ? name
                : Arrays.stream(method.getParameters())
                        .map(parameter -> parameter.getType().getNameWithoutPackage())
                        .collect(Collectors.joining(",", name + "(", ")"));
    }
}
