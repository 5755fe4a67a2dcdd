package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import makespan.device.ElementType;
import org.junit.jupiter.api.Test;

class SubDevicesTest {
    /** Waits for a second kernel that runs at the same time, as many turns of a loop as it is told. */
    private static final OpenClKernel MEET = OpenClKernel.of("""
            __kernel void meet(__global volatile int* arrived, __global int* met, int me, long turns) {
                atomic_inc(arrived);
                for (long i = 0; i < turns; i++) {
                    if (atomic_add(arrived, 0) == 2) {
                        met[me] = 1;
                        return;
                    }
                }
            }
            """);

    private static final long MANY = 2_000_000_000L;
    private static final long FEW = 1_000_000;

    @Test
    void twoPartsRunAtTheSameTime() throws Exception {
        List<OpenClDevice> parts = OpenClHere.parts();
        assertArrayEquals(new int[] {1, 1}, meeting(parts.get(0), parts.get(1), MANY));
    }

    /** Shows that the test above can fail: the second kernel begins when the first has given up. */
    @Test
    void oneDeviceRunsOneKernelAfterTheOther() throws Exception {
        OpenClDevice part = OpenClHere.parts().get(0);
        int[] met = meeting(part, part, FEW);
        assertEquals(1, met[0] + met[1]);
    }

    @Test
    void partsShareTheirMemory() {
        List<OpenClDevice> parts = OpenClHere.parts();
        assertSame(parts.get(0).memory(), parts.get(1).memory());
        assertEquals(1, parts.get(0).computeUnits());
    }

    @Test
    void timesOfAPartAreNotThoseOfTheWhole() {
        String part = OpenClHere.parts().get(0).model();
        assertTrue(part.endsWith(", 1 compute unit"), part);
        assertEquals(part, OpenClHere.parts().get(1).model());
        OpenClDevice whole = OpenClHere.devices(false).get(0);
        assertTrue(whole.model().endsWith(", " + whole.computeUnits() + " compute units"), whole.model());
    }

    private static int[] meeting(OpenClDevice first, OpenClDevice second, long turns) throws Exception {
        OpenClMemory memory = first.memory();
        OpenClBuffer arrived = memory.allocate(ElementType.INT, 1);
        OpenClBuffer met = memory.allocate(ElementType.INT, 2);
        for (OpenClDevice device : List.of(first, second)) { // compiles
            MEET.over(1).withValues(0, 0).launch(device, arrived, met);
        }
        memory.copyIn(new int[1], arrived);
        memory.copyIn(new int[2], met);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<?> one = threads.submit(() -> MEET.over(1).withValues(0, turns).run(DeviceTask.of(first, arrived, met)));
        Future<?> two =
                threads.submit(() -> MEET.over(1).withValues(1, turns).run(DeviceTask.of(second, arrived, met)));
        threads.shutdown();
        one.get(2, TimeUnit.MINUTES);
        two.get(2, TimeUnit.MINUTES);
        int[] result = new int[2];
        memory.copyOut(met, result);
        memory.release(arrived);
        memory.release(met);
        return result;
    }
}
