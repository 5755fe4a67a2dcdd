package makespan.graph;

import java.util.Arrays;

/** Numbers of which the lowest comes out first: a binary heap. */
final class IntHeap {
    private int[] heap = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(int number) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        for (int parent = (at - 1) >> 1; at > 0 && heap[parent] > number; parent = (at - 1) >> 1) {
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = number;
    }

    /** Takes out the lowest number; there must be one. */
    int poll() {
        int lowest = heap[0];
        int moved = heap[--size];
        int at = 0;
        for (int child = lowerChild(at); child < size && heap[child] < moved; child = lowerChild(at)) {
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
        return lowest;
    }

    private int lowerChild(int at) {
        int left = 2 * at + 1;
        return left + 1 < size && heap[left + 1] < heap[left] ? left + 1 : left;
    }
}
