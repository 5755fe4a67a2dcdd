package makespan.kernel.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.PropertyNode;
import org.codehaus.groovy.ast.tools.GenericsUtils;
import org.codehaus.groovy.transform.stc.ExtensionMethodCache;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;
import org.jspecify.annotations.Nullable;

/** The members that Groovy code can use on a type or on a class, Groovy's own additions included. */
final class Members {
    private static final Set<String> HIDDEN = Set.of("invokeMethod", "getMetaClass", "setMetaClass", "metaClass");

    private final ClassNode type;
    private final boolean onClass;
    private final Map<String, List<MethodNode>> additions;

    /**
     * @param onClass whether the class is named, so that its static members come into question
     * @param loader whose extension modules count
     */
    Members(ClassNode type, boolean onClass, ClassLoader loader) {
        this(type, onClass, ExtensionMethodCache.INSTANCE.get(loader));
    }

    private Members(ClassNode type, boolean onClass, Map<String, List<MethodNode>> additions) {
        this.type = ClassHelper.isPrimitiveType(type) ? ClassHelper.getWrapper(type) : type;
        this.onClass = onClass;
        this.additions = additions;
    }

    /** Returns all members: those of the type itself first, those of all objects last. */
    List<Member> all() {
        Map<String, Member> members = new LinkedHashMap<>();
        for (ClassNode owner : hierarchy(type)) {
            Stream.concat(declared(owner), additions(owner))
                    .filter(member -> !HIDDEN.contains(member.name()) && isWord(member.name()))
                    .forEach(member -> members.putIfAbsent(member.isProperty() + member.erasure(), member));
        }
        if (onClass) {
            Members ofClass = new Members(ClassHelper.CLASS_Type, false, additions);
            ofClass.all().forEach(member -> members.putIfAbsent(member.isProperty() + member.erasure(), member));
        }
        return List.copyOf(members.values());
    }

    /** Returns the members of a name: all methods that overload each other, and the property. */
    List<Member> named(String name) {
        return all().stream().filter(member -> member.name().equals(name)).toList();
    }

    /** Returns a type, its superclasses and all their interfaces, each with its type arguments, Object last. */
    static List<ClassNode> hierarchy(ClassNode type) {
        Set<String> seen = new LinkedHashSet<>();
        List<ClassNode> types = new ArrayList<>();
        for (ClassNode at = type; at != null && !at.equals(ClassHelper.OBJECT_TYPE); at = parent(at)) {
            add(at, seen, types);
        }
        types.add(ClassHelper.OBJECT_TYPE);
        return types;
    }

    private static void add(ClassNode type, Set<String> seen, List<ClassNode> types) {
        if (seen.add(type.getName())) {
            types.add(type);
            for (ClassNode implemented : type.getInterfaces()) {
                add(asSeenFrom(type, implemented), seen, types);
            }
        }
    }

    private static ClassNode parent(ClassNode type) {
        ClassNode parent = type.getSuperClass();
        return parent == null ? ClassHelper.OBJECT_TYPE : asSeenFrom(type, parent);
    }

    private static ClassNode asSeenFrom(ClassNode type, ClassNode parent) {
        GenericsType[] arguments = type.getGenericsTypes();
        return arguments == null || parent.getGenericsTypes() == null
                ? parent
                : Generics.in(GenericsUtils.createGenericsSpec(type), parent);
    }

    private Stream<Member> declared(ClassNode owner) {
        List<Member> members = new ArrayList<>();
        for (PropertyNode property : owner.getProperties()) {
            if (!onClass || property.isStatic()) {
                members.add(Member.field(property.getName(), owner, property.getType()));
            }
        }
        for (FieldNode field : owner.getFields()) {
            if (field.isPublic() && !field.isSynthetic() && (!onClass || field.isStatic())) {
                members.add(Member.field(field.getName(), owner, field.getType()));
            }
        }
        for (MethodNode method : owner.getMethods()) {
            if (method.isPublic() && !method.isSynthetic() && (!onClass || method.isStatic())) {
                addMethod(owner, method, members);
            }
        }
        return members.stream();
    }

    /** The methods of extension modules are listed by the name of the class that they add to. */
    private Stream<Member> additions(ClassNode owner) {
        List<Member> members = new ArrayList<>();
        for (MethodNode method : additions.getOrDefault(owner.getName(), List.of())) {
            boolean isStatic = method instanceof ExtensionMethodNode addition && addition.isStaticExtension();
            if (isStatic == onClass) {
                addMethod(owner, method, members);
            }
        }
        return members.stream();
    }

    private static void addMethod(ClassNode owner, MethodNode method, List<Member> members) {
        String property = propertyName(method);
        if (property != null) {
            members.add(Member.property(property, owner, method));
        }
        members.add(Member.method(owner, method));
    }

    /** Returns the name of the property that a method reads, if it does. */
    static @Nullable String propertyName(MethodNode method) {
        if (method.getParameters().length > 0 || method.isVoidMethod()) {
            return null;
        }
        String name = method.getName();
        boolean truth = name.startsWith("is") && ClassHelper.boolean_TYPE.equals(method.getReturnType());
        int prefix = truth ? 2 : name.startsWith("get") ? 3 : 0;
        if (prefix == 0 || name.length() == prefix || !Character.isUpperCase(name.charAt(prefix))) {
            return null;
        }
        String bare = name.substring(prefix);
        boolean shout = bare.length() > 1 && Character.isUpperCase(bare.charAt(1));
        return shout ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private static boolean isWord(String name) {
        return !name.isEmpty() && name.chars().allMatch(Character::isJavaIdentifierPart) && name.indexOf('$') < 0;
    }
}
