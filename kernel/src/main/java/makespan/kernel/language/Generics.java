package makespan.kernel.language;

import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.tools.GenericsUtils;

/** Types with their arguments filled in. */
final class Generics {
    private Generics() {}

    /** Returns a type as it is seen on an owner: T of {@code List<T>} on a {@code List<String>} is String. */
    static ClassNode in(ClassNode owner, ClassNode declared) {
        return in(GenericsUtils.createGenericsSpec(owner), declared);
    }

    /** Returns a type with its variables replaced as the map says. */
    static ClassNode in(Map<String, ClassNode> variables, ClassNode declared) {
        if (variables.isEmpty()) {
            return declared;
        }
        try {
            return GenericsUtils.correctToGenericsSpecRecurse(variables, declared);
        } catch (RuntimeException e) { // of type variables that nothing tells
            return declared;
        }
    }

    /** Returns the values of the type variables of a method that Groovy adds to an owner, as its first parameter tells. */
    static Map<String, ClassNode> ofAddition(ClassNode owner, ClassNode self) {
        Map<String, ClassNode> variables = new HashMap<>();
        GenericsType[] declared = self.getGenericsTypes();
        GenericsType[] given = owner.getGenericsTypes();
        if (self.isGenericsPlaceHolder()) {
            variables.put(self.getUnresolvedName(), owner);
        } else if (declared != null && given != null && declared.length == given.length) {
            for (int i = 0; i < declared.length; i++) {
                if (declared[i].isPlaceholder() && !given[i].isPlaceholder()) {
                    variables.put(declared[i].getName(), given[i].getType());
                }
            }
        }
        return variables;
    }

    /** Returns a class with type arguments. */
    static ClassNode of(Class<?> type, ClassNode... arguments) {
        GenericsType[] generics = new GenericsType[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            generics[i] = new GenericsType(ClassHelper.getWrapper(arguments[i]));
        }
        return GenericsUtils.makeClassSafeWithGenerics(ClassHelper.makeWithoutCaching(type, false), generics);
    }

    /** Returns a type as one writes it: {@code Map<String, Integer>}. */
    static String text(ClassNode type) {
        if (type.isArray()) {
            return text(type.getComponentType()) + "[]";
        }
        StringBuilder text = new StringBuilder(simpleName(type));
        GenericsType[] arguments = type.isGenericsPlaceHolder() ? null : type.getGenericsTypes();
        if (arguments != null && arguments.length > 0) {
            String separator = "<";
            for (GenericsType argument : arguments) {
                text.append(separator).append(text(argument));
                separator = ", ";
            }
            text.append('>');
        }
        return text.toString();
    }

    private static String text(GenericsType argument) {
        if (argument.isWildcard()) {
            ClassNode[] upper = argument.getUpperBounds();
            ClassNode lower = argument.getLowerBound();
            boolean bounded = upper != null && upper.length > 0 && !upper[0].equals(ClassHelper.OBJECT_TYPE);
            return lower != null ? "? super " + text(lower) : bounded ? "? extends " + text(upper[0]) : "?";
        }
        return argument.isPlaceholder() ? argument.getName() : text(argument.getType());
    }

    private static String simpleName(ClassNode type) {
        String name = type.isGenericsPlaceHolder() ? type.getUnresolvedName() : type.getNameWithoutPackage();
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
