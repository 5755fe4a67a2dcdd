package makespan.dsl.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of the cells that were evaluated last, and where their closures stand. Safe for use by many threads. */
public final class CellTexts {
    private static final int MOST_CELLS = 1000;
    private static final int MOST_CHARS = 4_000_000;
    /** Searching a text of one long word takes time that grows with the square of its length. */
    private static final int LONGEST_MESSAGE = 10_000;

    /** The class of a closure, perhaps within another one's, and perhaps with the hash code that tells instances apart. */
    private static final Pattern CLOSURE_CLASS =
            Pattern.compile("[\\w$.]+\\$_\\w*(?:closure|lambda)\\d+\\b(?:@[0-9a-f]+)?");

    /** By unit, the oldest first. Guarded by the monitor. */
    private final Map<String, CellText> latest = new LinkedHashMap<>();

    private long chars;

    /** Remembers a text, in place of an earlier one of the same unit. */
    public synchronized void add(CellText text) {
        CellText earlier = latest.remove(text.source().unit());
        chars += length(text) - (earlier == null ? 0 : length(earlier));
        latest.put(text.source().unit(), text);
        while (latest.size() > MOST_CELLS || (chars > MOST_CHARS && latest.size() > 1)) {
            CellText oldest = latest.remove(latest.keySet().iterator().next());
            chars -= oldest == null ? 0 : length(oldest);
        }
    }

    /** Returns the latest text of a unit; null if it is not known, or not any more. */
    public synchronized @Nullable CellText find(String unit) {
        return latest.get(unit);
    }

    /** Returns a message in which closures are called by their places: {@code closure in cell 3, line 2}. */
    public String namingClosures(String message) {
        boolean mayName = message.length() <= LONGEST_MESSAGE && message.contains("$_");
        return mayName ? CLOSURE_CLASS.matcher(message).replaceAll(this::place) : message;
    }

    private synchronized String place(MatchResult match) {
        String type = match.group().replaceFirst("@.*", "");
        for (CellText text : latest.values()) {
            Integer line = text.closures().get(type);
            if (line != null) {
                return "closure in " + text.source().unit() + ", line " + line;
            }
        }
        return "closure";
    }

    private static int length(CellText text) {
        return text.source().code().length();
    }
}
