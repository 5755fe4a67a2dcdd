package makespan.dsl.units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Units as properties of numbers, known to Groovy as an extension: {@code 20.ms} and {@code 1.5.s} are durations,
 * {@code 80.GB} a number of bytes, {@code 25.GBps} a bandwidth. Prefixes are decimal: a {@code KB} is 1000 bytes.
 */
public final class NumberUnits {
    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000_000_000;
    private static final long TERA = 1_000_000_000_000L;

    private NumberUnits() {}

    /** Returns this many nanoseconds. */
    public static Duration getNs(Number count) {
        return nanos(count, 1);
    }

    /** Returns this many microseconds. */
    public static Duration getUs(Number count) {
        return nanos(count, KILO);
    }

    /** Returns this many milliseconds. */
    public static Duration getMs(Number count) {
        return nanos(count, MEGA);
    }

    /** Returns this many seconds. */
    public static Duration getS(Number count) {
        return nanos(count, GIGA);
    }

    /** Returns this many minutes. */
    public static Duration getMin(Number count) {
        return nanos(count, 60 * GIGA);
    }

    /** Returns this many hours. */
    public static Duration getH(Number count) {
        return nanos(count, 3600 * GIGA);
    }

    /** Returns this many kilobytes, 1000 bytes each. */
    public static Bytes getKB(Number count) {
        return new Bytes(scaled(count, KILO));
    }

    /** Returns this many megabytes, a million bytes each. */
    public static Bytes getMB(Number count) {
        return new Bytes(scaled(count, MEGA));
    }

    /** Returns this many gigabytes, a billion bytes each. */
    public static Bytes getGB(Number count) {
        return new Bytes(scaled(count, GIGA));
    }

    /** Returns this many terabytes, 10^12 bytes each. */
    public static Bytes getTB(Number count) {
        return new Bytes(scaled(count, TERA));
    }

    /** Returns this many kilobytes per second. */
    public static Bandwidth getKBps(Number count) {
        return new Bandwidth(count.doubleValue() * KILO);
    }

    /** Returns this many megabytes per second. */
    public static Bandwidth getMBps(Number count) {
        return new Bandwidth(count.doubleValue() * MEGA);
    }

    /** Returns this many gigabytes per second. */
    public static Bandwidth getGBps(Number count) {
        return new Bandwidth(count.doubleValue() * GIGA);
    }

    private static Duration nanos(Number count, long unit) {
        return Duration.ofNanos(scaled(count, unit));
    }

    /** Rounds to the nearest whole unit; {@link ArithmeticException} beyond the range of a long. */
    private static long scaled(Number count, long unit) {
        return new BigDecimal(count.toString())
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
