package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import makespan.device.ElementType;
import makespan.device.HostDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpenClKernelTest {
    private static final String SAXPY = """
            __kernel void saxpy(__global const float* x, __global float* y, float a) {
                int i = get_global_id(0);
                y[i] += a * x[i];
            }
            """;

    private final OpenClDevice device = OpenClHere.device();
    private final OpenClMemory memory = device.memory();

    @Test
    void itsVersionChangesWithSourceAndOptionsAndNotWithValues() {
        OpenClKernel kernel = OpenClKernel.of("__kernel void f(__global float* x) {}");
        String version = kernel.over(1).version();

        assertEquals(version, kernel.over(2).withValues(3).version());
        assertNotEquals(version, kernel.withOptions("-D A").over(1).version());
        assertNotEquals(
                version,
                OpenClKernel.of("__kernel void g(__global float* x) {}").over(1).version());
    }

    @Test
    void aKernelRunsOverItsData() throws Exception {
        OpenClBuffer x = on(new float[] {1, 2, 3, 4, 5});
        OpenClBuffer y = on(new float[] {10, 20, 30, 40, 50});

        KernelLaunch body = OpenClKernel.of(SAXPY).overData(1).withValues(2.5f);
        DeviceTask task = DeviceTask.of(device, x, y);
        device.execute(() -> body.run(task), -1);

        assertArrayEquals(new float[] {12.5f, 25, 37.5f, 50, 62.5f}, home(y));
        memory.release(x);
    }

    /** The oracle is the sum over k of a[i,k] b[k,j], written out in Java. */
    @Test
    void aKernelRunsInTwoDimensionsInGroups() throws Exception {
        int n = 24;
        float[] a = new float[n * n];
        float[] b = new float[n * n];
        float[] product = new float[n * n];
        for (int i = 0; i < n * n; i++) {
            a[i] = i % 7 - 3;
            b[i] = i % 5 - 2;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i * n + j] += a[i * n + k] * b[k * n + j];
                }
            }
        }
        OpenClKernel matmul = OpenClKernel.of("""
                __kernel void other(__global float* x) {}
                __kernel void matmul(__global const float* a, __global const float* b, __global float* c, int n) {
                    int j = get_global_id(0), i = get_global_id(1);
                    float sum = 0;
                    for (int k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
                    c[i * n + j] = get_local_size(0) == SIDE ? sum : NAN;
                }
                """, "matmul");
        OpenClBuffer onA = on(a);
        OpenClBuffer onB = on(b);
        OpenClBuffer onC = on(new float[n * n]);

        matmul.withOptions("-D SIDE=8")
                .over(n, n)
                .withLocalSize(8, 4)
                .withValues(n)
                .run(DeviceTask.of(device, onA, onB, onC));

        assertArrayEquals(product, home(onC)); // small integers: exact in floats
        memory.release(onA);
        memory.release(onB);
    }

    @Test
    void valuesBecomeWhatTheKernelDeclares() throws Exception {
        OpenClKernel kernel = OpenClKernel.of("""
                __kernel void show(__global double* out, int i, uint u, long l, ulong v, float f, double d) {
                    out[0] = i; out[1] = u; out[2] = l; out[3] = v; out[4] = f; out[5] = d;
                }
                """);
        OpenClBuffer out = memory.allocate(ElementType.DOUBLE, 6);
        kernel.over(1)
                .withValues(-1L, 4_000_000_000L, 7, (short) 8, 0.5, new BigDecimal("0.1"))
                .run(DeviceTask.of(device, out));
        double[] shown = new double[6];
        memory.copyOut(out, shown);
        memory.release(out);
        assertArrayEquals(new double[] {-1, 4e9, 7, 8, 0.5, 0.1}, shown);
    }

    @Test
    void aFunctionOfTheLengthsGivesTheSizeAndNothingRunsOverNothing() throws Exception {
        OpenClKernel fill = OpenClKernel.of("__kernel void fill(__global int* x) { x[get_global_id(0)] = 1; }");
        OpenClBuffer six = memory.allocate(ElementType.INT, 6);
        memory.copyIn(new int[6], six);
        OpenClBuffer none = memory.allocate(ElementType.INT, 0);

        fill.over(lengths -> new long[] {lengths[0] / 2}).run(DeviceTask.of(device, six));
        fill.overData(0).run(DeviceTask.of(device, none));

        int[] back = new int[6];
        memory.copyOut(six, back);
        memory.release(six);
        memory.release(none);
        assertArrayEquals(new int[] {1, 1, 1, 0, 0, 0}, back);
    }

    @Test
    void threadsThatShareAKernelDoNotMixUpItsArguments() throws Exception {
        OpenClKernel fill = OpenClKernel.of("__kernel void fill(__global int* x, int v) { x[get_global_id(0)] = v; }");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<int[]>> filled = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int value = i;
            filled.add(threads.submit(() -> {
                OpenClBuffer buffer = memory.allocate(ElementType.INT, 3);
                fill.overData(0).withValues(value).run(DeviceTask.of(device, buffer));
                int[] back = new int[3];
                memory.copyOut(buffer, back);
                memory.release(buffer);
                return back;
            }));
        }
        threads.shutdown();
        for (int i = 0; i < filled.size(); i++) {
            assertArrayEquals(new int[] {i, i, i}, filled.get(i).get());
        }
    }

    /** Breaks for one event, buffer or kernel that a launch forgets. */
    @Test
    void thousandsOfLaunchesLeaveNothingBehind() throws Exception {
        KernelLaunch launch = OpenClKernel.of(SAXPY).overData(1).withValues(1f);
        for (int i = 0; i < 3000; i++) {
            OpenClBuffer x = on(new float[8]);
            launch.run(DeviceTask.of(device, x, x));
            memory.release(x);
        }
        assertEquals(2, device.liveObjects(), "the program and the kernel");
    }

    @Test
    @Timeout(60)
    void aKernelThatNobodyHoldsGivesBackWhatWasCompiled() {
        compileAndForget();
        while (device.liveObjects() > 0) {
            System.gc();
        }
        assertEquals(0, device.liveObjects());
    }

    private void compileAndForget() {
        OpenClKernel.of("__kernel void nothing() {}").over(1).launch(device);
        assertEquals(2, device.liveObjects(), "a program and a kernel");
    }

    @Test
    void onAnotherDeviceABodySaysSo() {
        KernelLaunch launch = OpenClKernel.of(SAXPY, "saxpy").over(1);
        assertEquals(
                "kernel 'saxpy' runs on OpenCL devices only, but its task ran on 'cpu'",
                assertThrows(IllegalStateException.class, () -> launch.run(DeviceTask.of(HostDevice.ofWorkers(1))))
                        .getMessage());
    }

    private OpenClBuffer on(float[] values) throws InterruptedException {
        OpenClBuffer buffer = memory.allocate(ElementType.FLOAT, values.length);
        memory.copyIn(values, buffer);
        return buffer;
    }

    private float[] home(OpenClBuffer buffer) throws InterruptedException {
        float[] values = new float[buffer.length()];
        memory.copyOut(buffer, values);
        memory.release(buffer);
        return values;
    }
}
