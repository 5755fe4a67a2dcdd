package makespan.benchmark;

import java.util.Arrays;

/** Collects edges. */
final class Edges {
    private int[] before = new int[1 << 10];
    private int[] after = new int[1 << 10];
    private int count;

    void add(int first, int second) {
        if (count == before.length) {
            before = Arrays.copyOf(before, 2 * count);
            after = Arrays.copyOf(after, 2 * count);
        }
        before[count] = first;
        after[count] = second;
        count++;
    }

    FlatGraph toGraph(int tasks) {
        return FlatGraph.of(tasks, Arrays.copyOf(before, count), Arrays.copyOf(after, count));
    }
}
