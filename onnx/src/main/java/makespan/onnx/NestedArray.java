package makespan.onnx;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of arrays of numbers, as tensors and back. */
final class NestedArray {
    private static final int MOST_DIMENSIONS = 3;

    private NestedArray() {}

    /** Returns the numbers of an array of one to three dimensions, one after the other. */
    static Tensor flatten(@Nullable Object array) {
        int depth = 0;
        Class<?> element = array == null ? Void.class : array.getClass();
        for (; element.isArray(); element = element.getComponentType()) {
            depth++;
        }
        OnnxType type = type(element);
        if (array == null || type == OnnxType.OTHER || depth > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("expected an array of float, long or int with one to three dimensions,"
                    + " or a Tensor, but was given "
                    + (array == null ? "null" : array.getClass().getTypeName()));
        }
        int[] shape = shape(array, depth);
        int size = 1;
        for (int each : shape) {
            size = Math.multiplyExact(size, each);
        }
        Object flat = Array.newInstance(element, size);
        copy(array, shape, 0, flat, 0);
        return Tensor.ofFlat(type, flat, shape);
    }

    /** Returns a tensor's numbers as arrays of arrays. */
    static Object nest(Tensor tensor, Object flat) {
        int depth = tensor.shape().size();
        if (depth < 1 || depth > MOST_DIMENSIONS) {
            throw new IllegalStateException(
                    "only tensors of one to three dimensions become arrays, but this one is " + tensor);
        }
        return part(tensor.shape(), 0, flat, new int[1]);
    }

    private static OnnxType type(Class<?> element) {
        if (element == float.class) {
            return OnnxType.FLOAT;
        } else if (element == long.class) {
            return OnnxType.INT64;
        }
        return element == int.class ? OnnxType.INT32 : OnnxType.OTHER;
    }

    private static int[] shape(Object array, int depth) {
        int[] shape = new int[depth];
        @Nullable Object at = array;
        for (int level = 0; level < depth && at != null; level++) {
            shape[level] = Array.getLength(at);
            at = shape[level] > 0 && level + 1 < depth ? Array.get(at, 0) : null;
        }
        return shape;
    }

    private static int copy(@Nullable Object array, int[] shape, int level, Object flat, int from) {
        int length = array == null ? -1 : Array.getLength(array);
        if (array == null || length != shape[level]) {
            throw new IllegalArgumentException("all rows must be of one length, but after rows of " + shape[level]
                    + " came " + (array == null ? "null" : "one of " + length));
        }
        if (level == shape.length - 1) {
            System.arraycopy(array, 0, flat, from, length);
            return from + length;
        }
        int next = from;
        for (int row = 0; row < length; row++) {
            next = copy(Array.get(array, row), shape, level + 1, flat, next);
        }
        return next;
    }

    private static Object part(List<Integer> shape, int level, Object flat, int[] from) {
        int length = shape.get(level);
        if (level == shape.size() - 1) {
            Object row = Array.newInstance(flat.getClass().getComponentType(), length);
            System.arraycopy(flat, from[0], row, 0, length);
            from[0] += length;
            return row;
        }
        int[] sizes = new ArrayList<>(shape.subList(level, shape.size()))
                .stream().mapToInt(Integer::intValue).toArray();
        Object rows = Array.newInstance(flat.getClass().getComponentType(), sizes);
        for (int row = 0; row < length; row++) {
            Array.set(rows, row, part(shape, level + 1, flat, from));
        }
        return rows;
    }
}
