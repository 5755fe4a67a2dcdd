package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import makespan.device.Discovery;
import makespan.opencl.OpenClDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kernels in OpenCL C, on a device where there is one. */
class KernelWordTest {
    private static final String SCALE = """
            def scale = kernel '''
                __kernel void scale(__global float* x, float a) {
                    x[get_global_id(0)] *= a;
                }
            '''
            """;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void aKernelRunsOnADevice() {
        requireOpenCl();
        notebook.run(SCALE + """
                def x = floats(1000) { it }
                def t = task(updates: x, variant('opencl', scale.overData(0).withValues(2.5)))
                run(t)""");
        assertEquals(2497.5f, notebook.run("x[999]"));
        assertEquals(1, notebook.lastRun().trace().devices().choices().size());
    }

    @Test
    void aKernelOverAGivenSizeChangesNoMoreThanThat() {
        requireOpenCl();
        notebook.run(SCALE + """
                def n = 10
                def x = floats(20) { 1 }
                run(task('t', updates: x, variant('opencl', scale.over(n).withValues(3))))""");
        assertEquals("[3.0, 1.0]", notebook.run("x[9..10].toString()"));
    }

    @Test
    void withoutADeviceTheWorkersDoIt() {
        notebook.run(SCALE + """
                def x = floats(1000) { it }
                def t = task(updates: x, variant('opencl', scale.overData(0).withValues(2))) { xs ->
                    for (int i = 0; i < xs.length; i++) xs[i] *= 2
                }
                run(t, platform: platform { cpu 1 })""");
        assertEquals(1998f, notebook.run("x[999]"));
    }

    @Test
    void aKernelOfSeveralIsCalledByItsName() {
        requireOpenCl();
        notebook.run("""
                def source = '''
                    __kernel void one(__global int* x) { x[0] = 1; }
                    __kernel void two(__global int* x) { x[0] = TWO; }
                '''
                def x = ints(1)
                def two = kernel(source, name: 'two', options: '-D TWO=2')
                run(task('t', writes: x, variant('opencl', two.over(1))))""");
        assertEquals(2, notebook.run("x[0]"));
    }

    @Test
    void aSourceThatDoesNotCompileIsToldWithItsLineAndTheLog() {
        requireOpenCl();
        String message = notebook.fails("\ndef k = kernel '''__kernel void f(__global float* x) {\n  x[0] = y;\n}'''")
                .message();
        assertTrue(message.startsWith("the OpenCL source does not compile for '"), message);
        String first = message.lines().findFirst().orElse("");
        assertTrue(first.endsWith("line 2: use of undeclared identifier 'y' (cell 1, line 2)"), first);
        assertTrue(message.lines().count() > 1, message);
    }

    @Test
    void aLaunchThatDoesNotSuitItsDataIsToldAtTheTask() {
        requireOpenCl();
        notebook.run(SCALE + "def x = doubles(4)");
        assertEquals(
                "Task 't' (cell 2, line 1): kernel 'scale' takes 2 arguments, but was given 1 (1 data, 0 values)",
                notebook.fails("task('t', updates: x, variant('opencl', scale.overData(0)))")
                        .message());
        assertEquals(
                "Task 't' (cell 3, line 1): argument 1 of kernel 'scale', 'float* x', cannot be data of double",
                notebook.fails("task('t', updates: x, variant('opencl', scale.overData(0).withValues(1)))")
                        .message());
    }

    @Test
    void aClosureOnAnOpenClDeviceSaysThatItNeedsArrays() {
        requireOpenCl();
        String message = notebook.fails("def x = floats(4)\nrun(task('t', updates: x, on: 'opencl') { it[0] = 1 })")
                .message();
        assertTrue(message.contains("a closure works on arrays, but 'x' lies in the memory of '"), message);
        assertTrue(message.contains("give the task a variant with a kernel for that device"), message);
    }

    @Test
    void whatIsNoKernelIsToldWithItsPlace() {
        assertEquals(
                "kernel takes source in OpenCL C, as in kernel('''__kernel void f(__global float* x) { … }'''), but was"
                        + " given 42 (Integer) (cell 1, line 1)",
                notebook.fails("kernel(42)").message());
        assertEquals(
                "Unknown kernel option 'nam' at cell 2, line 1. Did you mean 'name'?",
                notebook.fails("kernel('', nam: 'f')").message());
        notebook.run(SCALE);
        assertEquals(
                "A variant needs to know over how many work-items a kernel runs (cell 4, line 1); write kernel.over(n), or"
                        + " kernel.overData(0) for as many as the first data have",
                notebook.fails("variant(gpu, scale)").message());
    }

    private static void requireOpenCl() {
        Discovery found = new OpenClDriver().discover();
        assumeTrue(!found.devices().isEmpty(), () -> "no OpenCL device: " + found.reason());
    }
}
