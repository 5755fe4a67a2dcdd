package makespan.simulate;

/** Numbers that come out in the order in which they went in. */
final class IntQueue {
    private int[] elements = new int[16];
    private int head;
    private int tail;

    boolean isEmpty() {
        return head == tail;
    }

    void add(int element) {
        if (tail == elements.length) {
            makeRoom();
        }
        elements[tail++] = element;
    }

    /** Takes out the oldest number; there must be one. */
    int poll() {
        return elements[head++];
    }

    /** Moves all to the front if at least half of the room is there, so that an element is moved once in the mean at most. */
    private void makeRoom() {
        int size = tail - head;
        int[] room = 2 * size > elements.length ? new int[2 * elements.length] : elements;
        System.arraycopy(elements, head, room, 0, size);
        elements = room;
        head = 0;
        tail = size;
    }
}
