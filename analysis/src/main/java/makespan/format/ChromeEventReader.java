package makespan.format;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the events of the Trace Event Format one by one; what no task, lane or edge needs is passed over. */
final class ChromeEventReader {
    private static final long NANOS_PER_MICRO = 1000;
    /** The year 2065, counted from 1970; differences of such times, in nanoseconds, fit in a long. */
    private static final double MOST_MICROS = 3e15;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

    private final JsonReader json;
    private String phase = "";
    private String name = "";
    private String category = "";
    private String process = "";
    private String thread = "";
    private String id = "";
    private long start;
    private long duration;
    private boolean around;
    private String label = "";
    private double sortIndex;

    ChromeEventReader(JsonReader json) {
        this.json = json;
    }

    /** Returns the event that follows. */
    ChromeEvent read() throws IOException {
        phase = name = category = process = thread = id = label = "";
        start = duration = ChromeEvent.NONE;
        around = false;
        sortIndex = 0;
        json.members(this::member);
        return new ChromeEvent(phase, name, category, process, thread, id, start, duration, around, label, sortIndex);
    }

    private void member(String member) throws IOException {
        switch (member) {
            case "ph" -> phase = word();
            case "name" -> name = word();
            case "cat" -> category = word();
            case "pid" -> process = word();
            case "tid" -> thread = word();
            case "id" -> id = word();
            case "bp" -> around = word().equals("e");
            case "ts" -> start = nanos(member);
            case "dur" -> duration = nanos(member);
            case "args" -> readArguments();
            default -> json.skip();
        }
    }

    private void readArguments() throws IOException {
        if (!json.atObject()) {
            json.skip();
            return;
        }
        json.members(argument -> {
            switch (argument) {
                case "name" -> label = json.value() instanceof String text ? text : "";
                case "sort_index" -> sortIndex = sortIndex(json.value());
                default -> json.skip();
            }
        });
    }

    private static double sortIndex(@Nullable Object value) {
        double index = number(value);
        return Double.isNaN(index) ? 0 : index;
    }

    /** Returns a text or a number as text: writers differ in what they take for the ids of processes and threads. */
    private String word() throws IOException {
        Object value = json.value();
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw json.wrong("a text or a number is expected");
    }

    private long nanos(String member) throws IOException {
        Object value = json.value();
        if (value == null) {
            return ChromeEvent.NONE;
        }
        double micros = number(value);
        if (!(Math.abs(micros) <= MOST_MICROS)) {
            throw json.wrong(
                    "'" + member + "' must be a number of microseconds from -3e15 to 3e15, but is " + shown(value));
        }
        double whole = Math.floor(micros);
        return ((long) whole) * NANOS_PER_MICRO + Math.round((micros - whole) * NANOS_PER_MICRO);
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text && DECIMAL.matcher(text).matches()) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException severalPoints) {
                return Double.NaN;
            }
        }
        return Double.NaN;
    }

    private static String shown(Object value) {
        return value instanceof String text ? "'" + text + "'" : value instanceof Number ? value.toString() : "neither";
    }
}
