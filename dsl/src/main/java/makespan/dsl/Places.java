package makespan.dsl;

import java.lang.reflect.Array;
import makespan.dsl.compile.CellFrames;
import makespan.graph.SourceLocation;
import org.jspecify.annotations.Nullable;

/** The parts of messages that say where something stands and what was given. */
final class Places {
    private Places() {}

    /** Returns {@code " at cell 4, line 7"}, or an empty text where the place is unknown. */
    static String at(@Nullable SourceLocation place) {
        return place == null ? "" : " at " + place;
    }

    /** Returns {@code " (cell 4, line 7)"}, or an empty text where the place is unknown. */
    static String in(@Nullable SourceLocation place) {
        return place == null ? "" : " (" + place + ")";
    }

    /** Returns {@link #in} for the line of the cell that runs on this thread. */
    static String here() {
        return in(CellFrames.current().orElse(null));
    }

    /** Returns a given value for a message: {@code null}, {@code 'text'}, {@code 42 (Integer)}, {@code float[1024]}. */
    static String quote(@Nullable Object given) {
        if (given == null) {
            return "null";
        }
        if (given.getClass().isArray()) {
            return given.getClass().getComponentType().getSimpleName() + "[" + Array.getLength(given) + "]";
        }
        String text = given.toString();
        String shortened = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return given instanceof CharSequence
                ? "'" + shortened + "'"
                : shortened + " (" + given.getClass().getSimpleName() + ")";
    }
}
