package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import makespan.device.ElementType;
import makespan.device.OutOfDeviceMemoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenClMemoryTest {
    private final OpenClDevice device = OpenClHere.device();
    private final OpenClMemory memory = device.memory();

    /** The longest one takes several pieces, the last of which is short. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 1023, 9_000_001})
    void floatsComeBackAsTheyWent(int length) throws InterruptedException {
        float[] sent = new float[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            sent[i] = random.nextFloat();
        }
        float[] back = new float[length];
        throughTheDevice(ElementType.FLOAT, length, sent, back);
        assertArrayEquals(sent, back);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 1023, 4_500_001})
    void doublesComeBackAsTheyWent(int length) throws InterruptedException {
        double[] sent = new Random(length).doubles(length).toArray();
        double[] back = new double[length];
        throughTheDevice(ElementType.DOUBLE, length, sent, back);
        assertArrayEquals(sent, back);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 1023, 9_000_001})
    void intsComeBackAsTheyWent(int length) throws InterruptedException {
        int[] sent = new Random(length).ints(length).toArray();
        int[] back = new int[length];
        throughTheDevice(ElementType.INT, length, sent, back);
        assertArrayEquals(sent, back);
    }

    private void throughTheDevice(ElementType type, int length, Object sent, Object back) throws InterruptedException {
        OpenClBuffer buffer = memory.allocate(type, length);
        memory.copyIn(sent, buffer);
        memory.copyOut(buffer, back);
        memory.release(buffer);
        assertEquals(0, memory.usedBytes());
    }

    @Test
    void whatDoesNotFitIsSaidWithBothNumbers() {
        OpenClMemory small = smallMemory();

        OutOfDeviceMemoryException tooLarge =
                assertThrows(OutOfDeviceMemoryException.class, () -> small.allocate(ElementType.FLOAT, 101));
        OpenClBuffer first = small.allocate(ElementType.DOUBLE, 50);
        OpenClBuffer second = small.allocate(ElementType.INT, 100);
        OutOfDeviceMemoryException full =
                assertThrows(OutOfDeviceMemoryException.class, () -> small.allocate(ElementType.FLOAT, 50));

        assertEquals("float[101] takes 404 bytes, but 'small' gives at most 400 to one buffer", tooLarge.getMessage());
        assertEquals("200 bytes do not fit: of the 950 of 'small', 800 are in use", full.getMessage());
        small.release(first);
        small.release(small.allocate(ElementType.FLOAT, 50));
        small.release(second);
        assertEquals(0, small.usedBytes());
        assertEquals(0, device.liveObjects());
    }

    /** Returns a memory of 1000 bytes, of which 950 are given out, 400 at most to one buffer. */
    private OpenClMemory smallMemory() {
        DeviceFacts facts = new DeviceFacts("small", 0, 1, 1000, 400, 1, true, true);
        return new OpenClMemory("small", device.context(), device.context().openQueue(device.handle()), facts);
    }

    @Test
    void anArrayOfAnotherShapeIsRefused() {
        OpenClBuffer buffer = memory.allocate(ElementType.FLOAT, 4);
        assertEquals(
                "an array must be float[4] as its buffer, but was double[4]",
                assertThrows(IllegalArgumentException.class, () -> memory.copyIn(new double[4], buffer))
                        .getMessage());
        assertEquals(
                "an array must be float[4] as its buffer, but was float[5]",
                assertThrows(IllegalArgumentException.class, () -> memory.copyOut(buffer, new float[5]))
                        .getMessage());
        memory.release(buffer);
    }

    @Test
    void aBufferIsReleasedOnceAndByItsMemory() {
        OpenClBuffer buffer = memory.allocate(ElementType.INT, 7);
        assertThrows(IllegalArgumentException.class, () -> smallMemory().release(buffer));
        memory.release(buffer);
        assertEquals(
                "the buffer int[7] of '" + memory.name() + "' was released before",
                assertThrows(IllegalStateException.class, () -> memory.copyIn(new int[7], buffer))
                        .getMessage());
        assertEquals(
                "the buffer int[7] of '" + memory.name() + "' was released before",
                assertThrows(IllegalStateException.class, () -> memory.release(buffer))
                        .getMessage());
    }

    @Test
    void anInterruptedThreadCopiesNothing() throws InterruptedException {
        OpenClBuffer buffer = memory.allocate(ElementType.INT, 1);
        memory.copyIn(new int[] {1}, buffer);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> memory.copyIn(new int[] {2}, buffer));
        assertFalse(Thread.interrupted());
        int[] back = new int[1];
        memory.copyOut(buffer, back);
        memory.release(buffer);
        assertArrayEquals(new int[] {1}, back);
    }

    @Test
    void largeCopiesAreExpectedToTakeLongerAndNoneNothing() {
        assertEquals(0, memory.secondsHome(0));
        assertTrue(memory.secondsHome(1) > 0);
        assertTrue(memory.secondsFrom(memory, 1L << 30) > memory.secondsFrom(memory, 1L << 20));
        assertTrue(memory.secondsHome(1L << 30) > memory.secondsHome(1L << 20));
    }
}
