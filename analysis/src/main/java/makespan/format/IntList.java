package makespan.format;

import java.util.Arrays;

/** Whole numbers, as many as come. */
final class IntList {
    private int[] values = new int[4];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 4);
        }
        values[size++] = value;
    }

    void addAll(int[] more) {
        for (int value : more) {
            add(value);
        }
    }

    int get(int at) {
        return values[at];
    }

    int size() {
        return size;
    }

    /** Returns each number once, ascending. */
    int[] distinct() {
        return Arrays.stream(values, 0, size).sorted().distinct().toArray();
    }
}
