package makespan.opencl;

import java.util.Arrays;
import makespan.device.ElementType;

/** Measures how fast a memory is, in a few hundredths of a second. */
final class TransferProbe {
    private static final int LARGE = 1 << 20;
    private static final int COUNT_SMALL = 15;
    private static final int COUNT_LARGE = 7;

    private final OpenClMemory memory;

    private TransferProbe(OpenClMemory memory) {
        this.memory = memory;
    }

    static TransferSpeed measure(OpenClMemory memory) {
        return new TransferProbe(memory).run();
    }

    private TransferSpeed run() {
        float[] array = new float[LARGE];
        OpenClBuffer buffer = memory.allocate(ElementType.FLOAT, LARGE);
        try {
            long bytes = buffer.bytes();
            median(array, buffer, bytes, true, 1); // the first touches of pages are no copies
            median(array, buffer, bytes, false, 1);
            double latency = median(array, buffer, Float.BYTES, true, COUNT_SMALL);
            double in = median(array, buffer, bytes, true, COUNT_LARGE);
            double out = median(array, buffer, bytes, false, COUNT_LARGE);
            return new TransferSpeed(latency, bytes / beyond(latency, in), bytes / beyond(latency, out));
        } finally {
            memory.release(buffer);
        }
    }

    private static double beyond(double latency, double seconds) {
        return Math.max(seconds - latency, seconds / 2); // noise must not make a copy free
    }

    private double median(float[] array, OpenClBuffer buffer, long bytes, boolean in, int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            memory.copyPiece(array, buffer, 0, bytes, in);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return Math.max(1, nanos[count / 2]) * 1e-9;
    }
}
