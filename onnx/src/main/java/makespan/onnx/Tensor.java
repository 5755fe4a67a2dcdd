package makespan.onnx;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in a shape, the last dimension closest together. The arrays are not copied: whoever gives one leaves it alone
 * while a model runs on it.
 */
public final class Tensor {
    private final OnnxType type;
    private final Object data;
    private final List<Integer> shape;

    private Tensor(OnnxType type, Object data, int... shape) {
        this.type = type;
        this.data = data;
        this.shape = Arrays.stream(shape).boxed().toList();
        long wanted = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("a dimension must be at least 0, but the shape was " + this.shape);
            }
            wanted = Math.multiplyExact(wanted, size);
        }
        if (wanted != Array.getLength(data)) {
            throw new IllegalArgumentException("shape " + this.shape + " takes " + wanted + " numbers, but "
                    + Array.getLength(data) + " were given");
        }
    }

    /**
     * Returns a tensor of floats.
     *
     * @throws IllegalArgumentException unless there are as many numbers as the shape takes
     */
    public static Tensor of(float[] data, int... shape) {
        return new Tensor(OnnxType.FLOAT, data, shape);
    }

    /** Returns a tensor of 64-bit integers; see {@link #of(float[], int...)}. */
    public static Tensor of(long[] data, int... shape) {
        return new Tensor(OnnxType.INT64, data, shape);
    }

    /** Returns a tensor of 32-bit integers; see {@link #of(float[], int...)}. */
    public static Tensor of(int[] data, int... shape) {
        return new Tensor(OnnxType.INT32, data, shape);
    }

    /**
     * Returns the numbers of an array of one to three dimensions, such as a {@code float[][]}, copied.
     *
     * @throws IllegalArgumentException if it is no such array, or its rows differ in length
     */
    public static Tensor ofArray(Object array) {
        return NestedArray.flatten(array);
    }

    static Tensor ofFlat(OnnxType type, Object data, int... shape) {
        return new Tensor(type, data, shape);
    }

    /** Returns what it consists of. */
    public OnnxType type() {
        return type;
    }

    /** Returns the size of each dimension; none for a single number. */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * Returns the numbers one after the other, not copied.
     *
     * @throws IllegalStateException if they are not floats
     */
    public float[] floats() {
        if (data instanceof float[] floats) {
            return floats;
        }
        throw not("float");
    }

    /** Returns the numbers one after the other, not copied; see {@link #floats()}. */
    public long[] longs() {
        if (data instanceof long[] longs) {
            return longs;
        }
        throw not("int64");
    }

    /** Returns the numbers one after the other, not copied; see {@link #floats()}. */
    public int[] ints() {
        if (data instanceof int[] ints) {
            return ints;
        }
        throw not("int32");
    }

    /**
     * Returns a copy as an array of as many dimensions as the shape has, such as a {@code float[][]}.
     *
     * @throws IllegalStateException unless there are one to three dimensions
     */
    public Object toArray() {
        return NestedArray.nest(this, data);
    }

    private IllegalStateException not(String wanted) {
        return new IllegalStateException("the tensor is " + this + ", not " + wanted);
    }

    /** Returns {@code float [2, 3]}. */
    @Override
    public String toString() {
        return type.word() + " " + shape;
    }
}
