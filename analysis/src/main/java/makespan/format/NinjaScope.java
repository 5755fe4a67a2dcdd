package makespan.format;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables, and those of the scope around. */
final class NinjaScope {
    private final @Nullable NinjaScope around;
    private final Map<String, String> values = new HashMap<>();

    NinjaScope(@Nullable NinjaScope around) {
        this.around = around;
    }

    void set(String variable, String value) {
        values.put(variable, value);
    }

    /** Returns the value of a variable; an empty text if it has none, as in Ninja. */
    String value(String variable) {
        String value = values.get(variable);
        if (value != null) {
            return value;
        }
        return around == null ? "" : around.value(variable);
    }
}
