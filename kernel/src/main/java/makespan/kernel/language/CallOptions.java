package makespan.kernel.language;

import groovy.transform.NamedParam;
import groovy.transform.NamedParams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import makespan.dsl.Words;
import makespan.dsl.Words.Option;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.AnnotationConstantExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;
import org.jspecify.annotations.Nullable;

/** The named arguments of a call: options of a word, named parameters of a method, properties of a new object. */
final class CallOptions {
    private final Place place;

    CallOptions(Place place) {
        this.place = place;
    }

    /** Returns the options of the call under way that are not given yet. */
    List<Candidate> candidates() {
        Set<String> given = given(place.call());
        List<Candidate> candidates = new ArrayList<>();
        all().forEach(option -> {
            if (!given.contains(option.name())) {
                candidates.add(new Candidate(option.name() + ":", "param", option::doc, Candidate.NEAREST));
            }
        });
        return candidates;
    }

    /** Returns the options of the call under way, each with its documentation, or at least its type. */
    List<Option> all() {
        Expression call = place.call();
        if (call instanceof ConstructorCallExpression creation) {
            return properties(creation.getType());
        }
        if (!(call instanceof MethodCall method) || method.getMethodAsString() == null) {
            return List.of();
        }
        String name = method.getMethodAsString();
        boolean own = call instanceof MethodCallExpression expression && expression.isImplicitThis();
        Optional<Words.Word> word = own && !isNested(name) ? Words.find(name) : Optional.empty();
        return word.isPresent() ? word.get().options() : named(methods(call, name));
    }

    private boolean isNested(String name) {
        return place.owners().stream()
                .filter(owner -> !Names.isScript(owner))
                .flatMap(owner -> Members.hierarchy(owner).stream())
                .anyMatch(owner -> !owner.getName().equals("makespan.dsl.TaskWords")
                        && !owner.getMethods(name).isEmpty());
    }

    private Stream<MethodNode> methods(Expression call, String name) {
        MethodNode target = call.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET);
        List<ClassNode> owners = new ArrayList<>();
        if (target != null) {
            owners.add(target.getDeclaringClass());
        } else if (call instanceof StaticMethodCallExpression onClass) {
            owners.add(onClass.getOwnerType());
        } else if (call instanceof MethodCallExpression method && method.isImplicitThis()) {
            owners.addAll(place.owners());
        } else if (call instanceof MethodCallExpression method
                && method.getObjectExpression() instanceof ClassExpression type) {
            owners.add(type.getType());
        } else if (call instanceof MethodCallExpression method) {
            ClassNode type = method.getObjectExpression().getNodeMetaData(StaticTypesMarker.INFERRED_TYPE);
            owners.add(type == null ? method.getObjectExpression().getType() : type);
        }
        return owners.stream()
                .flatMap(owner -> Members.hierarchy(owner).stream())
                .flatMap(owner -> owner.getMethods(name).stream());
    }

    private static List<Option> named(Stream<MethodNode> methods) {
        Map<String, Option> options = new LinkedHashMap<>();
        methods.filter(method -> method.getParameters().length > 0)
                .flatMap(method -> annotations(method.getParameters()[0]).stream())
                .forEach(annotation -> {
                    Expression name = annotation.getMember("value");
                    Expression type = annotation.getMember("type");
                    if (name != null) {
                        String doc = type == null ? "" : Generics.text(type.getType());
                        options.putIfAbsent(name.getText(), new Option(name.getText(), doc));
                    }
                });
        return List.copyOf(options.values());
    }

    private static List<AnnotationNode> annotations(Parameter parameter) {
        List<AnnotationNode> annotations =
                new ArrayList<>(parameter.getAnnotations(ClassHelper.make(NamedParam.class)));
        for (AnnotationNode several : parameter.getAnnotations(ClassHelper.make(NamedParams.class))) {
            Expression values = several.getMember("value");
            List<Expression> list = values instanceof ListExpression many ? many.getExpressions() : List.of();
            list.forEach(value -> {
                if (value instanceof AnnotationConstantExpression one
                        && one.getValue() instanceof AnnotationNode annotation) {
                    annotations.add(annotation);
                }
            });
        }
        return annotations;
    }

    private List<Option> properties(ClassNode type) {
        Map<String, Option> options = new LinkedHashMap<>();
        for (ClassNode owner : Members.hierarchy(type)) {
            owner.getProperties().stream()
                    .filter(property -> !property.isStatic())
                    .forEach(property -> add(options, property.getName(), Generics.text(property.getType())));
            for (MethodNode method : owner.getMethods()) {
                String name = method.getName();
                if (name.startsWith("set")
                        && name.length() > 3
                        && method.isPublic()
                        && method.getParameters().length == 1
                        && !name.equals("setMetaClass")) {
                    add(
                            options,
                            Character.toLowerCase(name.charAt(3)) + name.substring(4),
                            Generics.text(method.getParameters()[0].getType()));
                }
            }
        }
        return List.copyOf(options.values());
    }

    private static void add(Map<String, Option> options, String name, String type) {
        options.putIfAbsent(name, new Option(name, type));
    }

    private static Set<String> given(@Nullable Expression call) {
        Set<String> given = new HashSet<>();
        if (call instanceof MethodCall method && method.getArguments() instanceof TupleExpression arguments) {
            for (Expression argument : arguments.getExpressions()) {
                if (argument instanceof MapExpression map) {
                    map.getMapEntryExpressions().stream()
                            .map(MapEntryExpression::getKeyExpression)
                            .forEach(key -> given.add(key.getText()));
                }
            }
        }
        return given;
    }
}
