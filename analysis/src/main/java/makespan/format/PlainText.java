package makespan.format;

import java.math.BigDecimal;

/** Names and numbers as files of text can hold them. */
final class PlainText {
    private static final char REPLACEMENT = '\ufffd';
    private static final int FIRST_NON_CHARACTER = 0xfffe;

    private PlainText() {}

    /** Returns a name in which what XML 1.0 cannot hold, control characters and half a pair, is a replacement character. */
    static String of(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        name.codePoints().forEach(point -> kept.appendCodePoint(isText(point) ? point : REPLACEMENT));
        return kept.toString();
    }

    private static boolean isText(int point) {
        boolean space = point == '\t' || point == '\n' || point == '\r';
        boolean half = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
        boolean none = point == FIRST_NON_CHARACTER || point == FIRST_NON_CHARACTER + 1;
        return space || (point >= ' ' && !half && !none);
    }

    /** Returns a finite number with all its digits, without exponent, and a whole one without fraction. */
    static String of(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
