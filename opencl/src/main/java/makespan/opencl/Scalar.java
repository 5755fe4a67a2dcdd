package makespan.opencl;

import java.math.BigDecimal;
import org.jocl.Pointer;

/**
 * A number as a kernel takes it.
 *
 * @param bytes its size
 * @param value an Integer, Long, Float or Double of that size
 */
record Scalar(int bytes, Number value) {
    private static final long LARGEST_UINT = 0xFFFF_FFFFL;

    /** Returns a number as the type that it has in Java. */
    static Scalar of(Object value) {
        if (value instanceof Integer || value instanceof Float) {
            return new Scalar(Integer.BYTES, (Number) value);
        }
        if (value instanceof Long || value instanceof Double) {
            return new Scalar(Long.BYTES, (Number) value);
        }
        throw new IllegalArgumentException("an int, long, float or double is expected");
    }

    /**
     * Returns a number as a type of OpenCL C.
     *
     * @throws IllegalArgumentException if it is none or is not in the type's range
     */
    static Scalar of(String type, Object value) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("a number is expected");
        }
        return switch (type) {
            case "float" -> new Scalar(Float.BYTES, number.floatValue());
            case "double" -> new Scalar(Double.BYTES, number.doubleValue());
            case "int" -> new Scalar(Integer.BYTES, (int) whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "uint" -> new Scalar(Integer.BYTES, (int) whole(number, 0, LARGEST_UINT));
            case "long" -> new Scalar(Long.BYTES, whole(number, Long.MIN_VALUE, Long.MAX_VALUE));
            case "ulong" -> new Scalar(Long.BYTES, whole(number, 0, Long.MAX_VALUE));
            default ->
                throw new IllegalArgumentException(
                        type.endsWith("*")
                                ? "data come first, and values after them"
                                : "a value can be an int, uint, long, ulong, float or double");
        };
    }

    private static long whole(Number number, long least, long most) {
        try {
            long whole = new BigDecimal(number.toString()).longValueExact();
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("a whole number from " + least + " to " + most + " is expected");
    }

    Pointer pointer() {
        if (value instanceof Integer number) {
            return Pointer.to(new int[] {number});
        }
        if (value instanceof Long number) {
            return Pointer.to(new long[] {number});
        }
        if (value instanceof Float number) {
            return Pointer.to(new float[] {number});
        }
        return Pointer.to(new double[] {value.doubleValue()});
    }
}
