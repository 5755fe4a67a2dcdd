package makespan.device;

import java.util.Arrays;
import java.util.Locale;

/** What the elements of a {@link DataHandle data handle} are. */
public enum ElementType {
    FLOAT(Float.BYTES, float[].class) {
        @Override
        public Object newArray(int length) {
            return new float[length];
        }
    },
    DOUBLE(Double.BYTES, double[].class) {
        @Override
        public Object newArray(int length) {
            return new double[length];
        }
    },
    INT(Integer.BYTES, int[].class) {
        @Override
        public Object newArray(int length) {
            return new int[length];
        }
    };

    private final int bytes;
    private final Class<?> arrayType;

    ElementType(int bytes, Class<?> arrayType) {
        this.bytes = bytes;
        this.arrayType = arrayType;
    }

    /**
     * Returns the type of an array's elements.
     *
     * @throws IllegalArgumentException if it is no array of floats, doubles or ints
     */
    public static ElementType of(Object array) {
        return Arrays.stream(values())
                .filter(type -> type.arrayType.isInstance(array))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("data must be an array of float, double or int, but was "
                                + array.getClass().getSimpleName()));
    }

    /** Returns an array of zeros, as the Java language has it. */
    public abstract Object newArray(int length);

    /** Returns the size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Returns the word of the Java language for this type, such as {@code float}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
