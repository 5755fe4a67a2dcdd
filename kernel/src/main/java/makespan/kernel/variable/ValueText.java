package makespan.kernel.variable;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.IntRange;
import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import makespan.dsl.TaskHandle;
import makespan.dsl.units.Bandwidth;
import makespan.dsl.units.Bytes;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * A value in a few words. Calls methods of the JDK's and Groovy's own classes alone: of others it tells the fields, or
 * class and identity.
 */
public final class ValueText {
    private static final int MAX_ELEMENTS = 10;
    private static final int MAX_DEPTH = 3;
    private static final int MAX_BITS = 10_000;

    private final int maxChars;

    private ValueText(int maxChars) {
        this.maxChars = maxChars;
    }

    /** Returns the value's text, of at most this many characters besides an ellipsis. */
    public static String of(@Nullable Object value, int maxChars) {
        ValueText text = new ValueText(maxChars);
        return text.cut(text.text(value, 0));
    }

    /** Returns the name of a value's type as one would write it. */
    public static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Closure) {
            return "Closure";
        }
        String simple = value.getClass().getSimpleName();
        return simple.isEmpty() ? value.getClass().getName() : simple;
    }

    private String text(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String string) {
            return "'" + cut(string) + "'";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        if (value.getClass().isArray()) {
            return elements(value, depth);
        }
        return KnownClasses.isKnown(value) ? known(value, depth) : other(value, depth);
    }

    private String known(Object value, int depth) {
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof GString string) {
            return "'" + cut(parts(string, depth)) + "'";
        }
        if (value instanceof CharSequence chars) {
            return "'"
                    + cut(chars.subSequence(0, Math.min(chars.length(), maxChars + 1))
                            .toString()) + "'";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> "Optional[" + text(inner, depth + 1) + "]")
                    .orElse("Optional.empty");
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            return entries(map, depth);
        }
        if (value instanceof Collection<?> collection && !(value instanceof IntRange)) {
            return elements(collection, depth);
        }
        if (value instanceof Closure<?> closure) {
            return "closure of " + Counted.of(closure.getMaximumNumberOfParameters(), "parameter");
        }
        return tellsItself(value) ? value.toString() : identity(value);
    }

    private static boolean tellsItself(Object value) {
        return value instanceof Boolean
                || value instanceof Character
                || value instanceof Map
                || value instanceof IntRange
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount
                || value instanceof Date
                || value instanceof File
                || value instanceof Path
                || value instanceof URI
                || value instanceof UUID
                || value instanceof Pattern
                || value instanceof AtomicBoolean;
    }

    private String other(Object value, int depth) {
        if (value instanceof TaskHandle<?> handle) {
            return "task '" + handle.name() + "'";
        }
        if (value instanceof TaskGraph graph) {
            return "graph '" + graph.name() + "' of " + Counted.of(graph.size(), "task");
        }
        if (value instanceof RunResult run) {
            return "run of " + Counted.of(run.graph().size(), "task") + " on " + Counted.of(run.workers(), "worker");
        }
        if (value instanceof Bytes || value instanceof Bandwidth) {
            return value.toString();
        }
        return value.getClass().isRecord() && depth < MAX_DEPTH ? record(value, depth) : identity(value);
    }

    private String record(Object value, int depth) {
        StringBuilder text = new StringBuilder(type(value)).append('(');
        String separator = "";
        for (Field field : KnownClasses.fields(value)) {
            text.append(separator).append(field.getName()).append(": ");
            text.append(text(ValueChildren.read(field, value), depth + 1));
            separator = ", ";
            if (text.length() > maxChars) {
                break;
            }
        }
        return text.append(')').toString();
    }

    private static String number(Number number) {
        if (number instanceof BigInteger big && big.bitLength() > MAX_BITS) {
            return "number of " + big.bitLength() + " bits";
        }
        if (number instanceof BigDecimal big && big.unscaledValue().bitLength() > MAX_BITS) {
            return "number of " + big.precision() + " digits";
        }
        return number.toString();
    }

    private String parts(GString string, int depth) {
        StringBuilder text = new StringBuilder();
        String[] strings = string.getStrings();
        Object[] values = string.getValues();
        for (int i = 0; i < strings.length && text.length() <= maxChars; i++) {
            text.append(strings[i]);
            if (i < values.length) {
                text.append(values[i] instanceof String plain ? plain : text(values[i], depth + 1));
            }
        }
        return text.toString();
    }

    private String entries(Map<?, ?> map, int depth) {
        return listed(map.entrySet(), map.size(), depth, entry -> {
            Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
            String key = pair.getKey() instanceof String plain ? cut(plain) : text(pair.getKey(), depth + 1);
            return key + ": " + text(pair.getValue(), depth + 1);
        });
    }

    private String elements(Collection<?> collection, int depth) {
        return listed(collection, collection.size(), depth, element -> text(element, depth + 1));
    }

    private String elements(Object array, int depth) {
        int length = Array.getLength(array);
        int shown = depth >= MAX_DEPTH ? 0 : Math.min(length, MAX_ELEMENTS);
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < shown && text.length() <= maxChars; i++) {
            text.append(i == 0 ? "" : ", ").append(text(Array.get(array, i), depth + 1));
        }
        return text.append(shown < length ? (shown == 0 ? "…]" : ", …]") : "]").toString();
    }

    private String listed(Collection<?> all, int size, int depth, Function<@Nullable Object, String> describe) {
        if (depth >= MAX_DEPTH) {
            return size == 0 ? "[]" : "[…]";
        }
        StringBuilder text = new StringBuilder("[");
        try {
            Iterator<?> iterator = all.iterator();
            for (int i = 0; iterator.hasNext(); i++) {
                if (i == MAX_ELEMENTS || text.length() > maxChars) {
                    return text.append(", …]").toString();
                }
                text.append(i == 0 ? "" : ", ").append(describe.apply(iterator.next()));
            }
        } catch (ConcurrentModificationException changing) {
            text.append(", … changing");
        }
        return text.append(']').toString();
    }

    private static String identity(Object value) {
        return type(value) + "@" + Integer.toHexString(System.identityHashCode(value));
    }

    private String cut(String text) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return text.substring(0, end) + "…";
    }
}
