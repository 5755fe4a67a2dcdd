package makespan.dsl;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a notebook or script: {@code params { path = 'in.csv' }} gives each its default, and
 * {@code params.path} is its value: the default, or what was given from outside, of the same type. Safe for use by tasks.
 */
public final class Parameters extends GroovyObjectSupport {
    private final Map<String, Object> values = new ConcurrentHashMap<>();
    private final Map<String, String> given = new ConcurrentSkipListMap<>();

    Parameters() {}

    /** Gives values from outside, which win over the defaults of the same name. */
    void give(Map<String, String> fromOutside) {
        given.putAll(fromOutside);
    }

    @Override
    public Object getProperty(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** Declares a parameter with its default. */
    @Override
    public void setProperty(String name, @Nullable Object defaultValue) {
        if (defaultValue == null) {
            throw new DeclarationException(
                    "Parameter '" + name + "' needs a default, whose type is the parameter's type");
        }
        String text = given.get(name);
        values.put(name, text == null ? defaultValue : ParameterText.parse(name, text, defaultValue));
    }

    /** Returns the names of the values given from outside, in alphabetical order, whether declared or not. */
    public Collection<String> givenNames() {
        return new TreeSet<>(given.keySet());
    }

    /** Returns the values by name, in alphabetical order. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Checks that all values given from outside are for declared parameters.
     *
     * @throws DeclarationException naming the first that is not, and the parameters that there are
     */
    void refuseUnknown() {
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new DeclarationException(unknown(name));
            }
        }
    }

    /** Groovy's own exception, so that names which a {@code params} block does not know are looked up around it. */
    private MissingPropertyException missing(String name) {
        String message = "No parameter '" + name + "'." + Suggestion.didYouMean(name, values.keySet());
        return new MissingPropertyException(message, name, Parameters.class);
    }

    private String unknown(String name) {
        Collection<String> known = new TreeSet<>(values.keySet());
        return "Unknown parameter '" + name + "'." + known(name, known);
    }

    private static String known(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return " There are no parameters.";
        }
        String hint = Suggestion.didYouMean(name, known);
        return hint.isEmpty() ? " Known: " + String.join(", ", known) + "." : hint;
    }

    @Override
    public String toString() {
        return "params " + asMap();
    }
}
