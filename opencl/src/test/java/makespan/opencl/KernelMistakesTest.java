package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import makespan.device.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class KernelMistakesTest {
    private static final OpenClKernel SAXPY =
            OpenClKernel.of("__kernel void saxpy(__global const float* x, __global float* y, float a, int n) {}");
    private static final ElementType FLOAT = ElementType.FLOAT;

    private final OpenClDevice device = OpenClHere.device();

    @Test
    void theWrongNumberOfArgumentsIsCounted() {
        assertMessage(
                "kernel 'saxpy' takes 4 arguments, but was given 3 (2 data, 1 value)",
                () -> SAXPY.over(1).withValues(2f).requireFits(device, List.of(FLOAT, FLOAT)));
        OpenClKernel one = OpenClKernel.of("__kernel void one(int n) {}");
        assertMessage(
                "kernel 'one' takes 1 argument, but was given 0 (0 data, 0 values)",
                () -> one.over(1).launch(device));
    }

    @Test
    void dataOfAnotherTypeAreRefused() {
        assertMessage(
                "argument 2 of kernel 'saxpy', 'float* y', cannot be data of double",
                () -> SAXPY.over(1).withValues(2f, 3).requireFits(device, List.of(FLOAT, ElementType.DOUBLE)));
        assertMessage(
                "argument 3 of kernel 'saxpy', 'float a', cannot be data of float",
                () -> SAXPY.over(1).withValues(3).requireFits(device, List.of(FLOAT, FLOAT, FLOAT)));
        OpenClKernel vectors =
                OpenClKernel.of("__kernel void v(__global float4* x, __global uint* y, __global char* z) {}");
        vectors.over(1).requireFits(device, List.of(FLOAT, ElementType.INT, ElementType.DOUBLE));
    }

    @Test
    void valuesThatTheKernelCannotTakeAreRefused() {
        assertMessage(
                "argument 4 of kernel 'saxpy', 'int n', cannot be 2.5:"
                        + " a whole number from -2147483648 to 2147483647 is expected",
                () -> SAXPY.over(1).withValues(1f, 2.5).requireFits(device, List.of(FLOAT, FLOAT)));
        assertMessage(
                "argument 3 of kernel 'saxpy', 'float a', cannot be many: a number is expected",
                () -> SAXPY.over(1).withValues("many", 2).requireFits(device, List.of(FLOAT, FLOAT)));
        assertMessage(
                "argument 2 of kernel 'saxpy', 'float* y', cannot be 1: data come first, and values after them",
                () -> SAXPY.over(1).withValues(1, 2, 3).requireFits(device, List.of(FLOAT)));
    }

    @Test
    void aBufferOfAnotherMemoryIsRefused() {
        OpenClDevice other = OpenClHere.device();
        OpenClKernel fill = OpenClKernel.of("__kernel void fill(__global int* x) {}");
        OpenClBuffer there = other.memory().allocate(ElementType.INT, 2);
        assertMessage(
                "the buffer int[2] lies on '" + other.name() + "', where '" + device.name() + "' cannot use it",
                () -> fill.over(1).launch(device, there));
        other.memory().release(there);
    }

    @Test
    void groupsThatDoNotFitAreRefused() {
        OpenClKernel one = OpenClKernel.of("__kernel void one() {}");
        assertMessage(
                "the global size of kernel 'one' must be a multiple of its local size 64, but was 100:"
                        + " take 128 and let the kernel do nothing beyond the end",
                () -> one.over(100).withLocalSize(64).launch(device));
        assertMessage(
                "the local size of kernel 'one' has 1 dimensions, but its global size has 2",
                () -> one.over(4, 4).withLocalSize(4).launch(device));
        long most = device.largestGroup();
        assertMessage(
                "a group of kernel 'one' has " + 2 * most + " work-items, but '" + device.name() + "' runs at most "
                        + most,
                () -> one.over(2 * most).withLocalSize(2 * most).launch(device));
        assertMessage("the global size must have 1 to 3 dimensions, but has 4", () -> one.over(1, 1, 1, 1));
        assertMessage(
                "the local size must be at least 1 in each dimension, but was [0]",
                () -> one.over(1).withLocalSize(0));
    }

    @Test
    void groupsThatTheKernelDoesNotAllowAreRefused() {
        OpenClKernel declared =
                OpenClKernel.of("__attribute__((reqd_work_group_size(64, 1, 1))) __kernel void pairs(int n) {}");
        assertMessage(
                "kernel 'pairs' declares groups of 64 x 1 x 1, but its local size was 32",
                () -> declared.over(128).withLocalSize(32).withValues(0).launch(device));
        assertMessage(
                "kernel 'pairs' declares groups of 64 x 1 x 1, of which its global size must be a multiple, but was 100",
                () -> declared.over(100).withValues(0).launch(device));
        declared.over(128).withLocalSize(64).withValues(0).launch(device);
    }

    @Test
    void optionsThatTheCompilerDoesNotKnowAreNamed() {
        assertBuildMessage(
                "the OpenCL compiler of '" + device.name() + "' does not take the options '-unheard-of'",
                OpenClKernel.of("__kernel void a() {}").withOptions("-unheard-of"));
    }

    @Test
    void aSourceThatDoesNotCompileIsShownWithTheLineOfItsAuthor() {
        OpenClKernel broken = OpenClKernel.of("""
                __kernel void broken(__global float* y) {
                    int i = get_global_id(0);
                    y[i] = 2 * nonsense;
                }
                """);
        String message =
                String.valueOf(assertThrows(OpenClBuildException.class, () -> broken.requireBuilds(List.of(device)))
                        .getMessage());
        assertEquals(
                "the OpenCL source does not compile for '" + device.name()
                        + "', line 3: use of undeclared identifier 'nonsense'",
                message.lines().findFirst().orElseThrow());
        assertTrue(message.contains("\nline 3, column 16: error: use of undeclared identifier 'nonsense'"), message);
    }

    @Test
    void aKernelThatTheSourceDoesNotHaveIsNamed() {
        String two = "__kernel void a() {} __kernel void b() {}";
        assertBuildMessage("the OpenCL source has several kernels, 'a', 'b': name one", OpenClKernel.of(two));
        assertBuildMessage("the OpenCL source has no kernel 'c', but 'a', 'b'", OpenClKernel.of(two, "c"));
        assertBuildMessage(
                "the OpenCL source has no kernel: write '__kernel void name(...) { ... }'",
                OpenClKernel.of("void a() {}"));
    }

    @Test
    void failuresLeaveNothingBehind() {
        assertThrows(
                OpenClBuildException.class,
                () -> OpenClKernel.of("__kernel void x() { y }").requireBuilds(List.of(device)));
        assertEquals(0, device.liveObjects());
    }

    private void assertBuildMessage(String message, OpenClKernel kernel) {
        assertEquals(
                message,
                assertThrows(OpenClBuildException.class, () -> kernel.requireBuilds(List.of(device)))
                        .getMessage());
    }

    private static void assertMessage(String message, Executable mistake) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }
}
