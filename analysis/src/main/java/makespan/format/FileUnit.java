package makespan.format;

/** The unit in which a file counts time. */
public enum FileUnit {
    SECONDS("s", 1),
    MILLISECONDS("ms", 1e-3),
    /** A format without unit; one counts as a second. */
    UNITS("units", 1);

    private final String symbol;
    private final double seconds;

    FileUnit(String symbol, double seconds) {
        this.symbol = symbol;
        this.seconds = seconds;
    }

    /** Returns how the unit is written behind a number. */
    public String symbol() {
        return symbol;
    }

    /** Returns a time in this unit. */
    public double of(double inSeconds) {
        return inSeconds / seconds;
    }
}
