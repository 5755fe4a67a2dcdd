package makespan.format;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and dates as a trace of Nextflow has them, for people or raw; in milliseconds. */
final class NextflowTime {
    private static final String NONE = "-";
    private static final int LONGEST = 100;
    private static final Pattern RAW = Pattern.compile("[0-9]{1,15}");
    private static final Pattern PART = Pattern.compile("\\s*([0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s?(ms|d|h|m|s)(?![a-z])");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]").withResolverStyle(ResolverStyle.STRICT);

    private NextflowTime() {}

    /** Returns whether a column is left empty. */
    static boolean isNone(String text) {
        return text.isBlank() || text.equals(NONE);
    }

    /** Returns a duration such as {@code 1d 2h}, {@code 1m 3.5s}, {@code 120ms} or, raw, {@code 120}; none if it is none. */
    static OptionalLong duration(String text) {
        if (RAW.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        if (text.isBlank() || text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        double millis = 0;
        Matcher part = PART.matcher(text);
        int at = 0;
        while (part.find() && part.start() == at) {
            millis += Double.parseDouble(part.group(1)) * millisOf(part.group(2));
            at = part.end();
        }
        return at == text.length() ? OptionalLong.of(Math.round(millis)) : OptionalLong.empty();
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1000;
            default -> 1;
        };
    }

    /** Returns a date such as {@code 2026-05-14 10:51:17.964} or, raw, milliseconds since 1970; none if it is none. */
    static OptionalLong date(String text) {
        if (RAW.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        try {
            return OptionalLong.of(
                    LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeParseException noDate) {
            return OptionalLong.empty();
        }
    }
}
