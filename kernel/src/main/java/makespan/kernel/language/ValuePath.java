package makespan.kernel.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Follows an expression such as {@code rows[0].name} from a variable's value through the JDK's own lists and maps, which
 * runs nobody else's code.
 */
final class ValuePath {
    private static final int MOST_KEYS = 10_000;

    private final SessionView session;
    private final Place place;

    ValuePath(SessionView session, Place place) {
        this.session = session;
        this.place = place;
    }

    /** Returns the value of an expression, or null if it cannot be told, or is null. */
    @Nullable
    Object value(Expression expression) {
        if (expression instanceof VariableExpression variable) {
            return variable(variable.getName());
        }
        if (expression instanceof PropertyExpression property) {
            Object owner = value(property.getObjectExpression());
            return owner instanceof Map<?, ?> map ? entry(map, property.getPropertyAsString()) : null;
        }
        if (expression instanceof BinaryExpression index
                && index.getOperation().getType() == Types.LEFT_SQUARE_BRACKET
                && index.getRightExpression() instanceof ConstantExpression key) {
            return element(value(index.getLeftExpression()), key.getValue());
        }
        return null;
    }

    /** Returns the type of what stands before a dot: as inferred, unless its value tells more. */
    ClassNode type(Place.Receiver receiver) {
        Object value = value(receiver.expression());
        if (value == null || value == session.parameters() || receiver.expression() instanceof VariableExpression) {
            return receiver.type();
        }
        return ValueTypes.of(value);
    }

    private @Nullable Object variable(String name) {
        if (place.locals().containsKey(name)) {
            return null;
        }
        return name.equals("params")
                ? session.parameters()
                : session.variables().get(name);
    }

    private static @Nullable Object element(@Nullable Object owner, @Nullable Object key) {
        if (owner instanceof Map<?, ?> map) {
            return entry(map, key);
        }
        if (!(owner instanceof List<?> list) || !ValueTypes.isTransparent(owner) || !(key instanceof Integer number)) {
            return null;
        }
        int at = number < 0 ? list.size() + number : number;
        return at >= 0 && at < list.size() ? list.get(at) : null;
    }

    /** Compares keys itself: a map's own look-up may run a key's code. */
    private static @Nullable Object entry(Map<?, ?> map, @Nullable Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        for (Map.Entry<?, ?> entry : entries(map)) {
            if (name.equals(entry.getKey() instanceof String text ? text : null)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Returns the keys of a value that are strings, if it is a map. */
    static List<String> keys(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? entries(map).stream()
                        .map(Map.Entry::getKey)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Returns what a map has for a key, if the value is a map and has it. */
    static Optional<Object> entryOf(@Nullable Object value, String key) {
        return value instanceof Map<?, ?> map ? Optional.ofNullable(entry(map, key)) : Optional.empty();
    }

    private static List<Map.Entry<?, ?>> entries(Map<?, ?> map) {
        if (!ValueTypes.isTransparent(map)) {
            return List.of();
        }
        try {
            return map.entrySet().stream()
                    .limit(MOST_KEYS)
                    .<Map.Entry<?, ?>>map(entry -> entry)
                    .toList();
        } catch (RuntimeException e) { // a task changes the map at this moment
            return List.of();
        }
    }
}
