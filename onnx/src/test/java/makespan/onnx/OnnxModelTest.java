package makespan.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
    private static final byte[] ADDING = SmallModel.adding(SmallModel.FLOAT, "batch", "2");

    @Test
    void aModelTellsWhatItTakesAndGives() {
        try (OnnxModel model = OnnxModel.load(ADDING)) {
            assertEquals(
                    "[a float [batch, 2], b float [batch, 2]]", model.inputs().toString());
            assertEquals("[sum float [batch, 2]]", model.outputs().toString());
            assertTrue(model.inputs().get(0).isBatched());
        }
    }

    @Test
    void oneRunTakesAnyNumberOfRowsAsArraysOrFlat() {
        try (OnnxModel model = OnnxModel.load(ADDING)) {
            for (int rows : new int[] {1, 2, 100}) {
                float[][] nested = new float[rows][2];
                float[] flat = new float[2 * rows];
                float[][] expected = new float[rows][2];
                for (int row = 0; row < rows; row++) {
                    nested[row][1] = row;
                    flat[2 * row] = 0.5f;
                    expected[row] = new float[] {0.5f, row};
                }

                Tensor sum = run(model, nested, Tensor.of(flat, rows, 2));

                assertEquals(List.of(rows, 2), sum.shape());
                assertArrayEquals(expected, (float[][]) sum.toArray());
            }
        }
    }

    @Test
    void integersAndOneToThreeDimensionsWorkToo() {
        try (OnnxModel line = OnnxModel.load(SmallModel.adding(SmallModel.INT64, "n"));
                OnnxModel cube = OnnxModel.load(SmallModel.adding(SmallModel.INT32, "n", "m", "k"))) {
            assertArrayEquals(
                    new long[] {5, 7},
                    run(line, new long[] {1, 2}, new long[] {4, 5}).longs());
            int[][][] ones = {{{1, 1, 1}, {1, 1, 1}}};
            int[][][] numbers = {{{1, 2, 3}, {4, 5, 6}}};
            assertArrayEquals(new int[][][] {{{2, 3, 4}, {5, 6, 7}}}, (int[][][])
                    run(cube, ones, numbers).toArray());
        }
    }

    @Test
    void wrongInputsAreToldInOneLine() {
        try (OnnxModel model = OnnxModel.load(ADDING)) {
            float[][] right = new float[1][2];
            assertEquals(
                    "model 'in memory' has no input 'bb'. Did you mean 'b'? It takes a float [batch, 2], b float [batch, 2]",
                    failure(model, Map.of("a", right, "bb", right)));
            assertEquals("model 'in memory' lacks its input b float [batch, 2]", failure(model, Map.of("a", right)));
            assertEquals(
                    "input 'a' of model 'in memory' takes float [batch, 2], but was given float [1, 3]",
                    failure(model, Map.of("a", new float[1][3], "b", right)));
            assertEquals(
                    "input 'a' of model 'in memory' takes float [batch, 2], but was given float [2]",
                    failure(model, Map.of("a", new float[2], "b", right)));
            assertEquals(
                    "input 'a' of model 'in memory' takes float [batch, 2], but was given int64 [1, 2]",
                    failure(model, Map.of("a", new long[1][2], "b", right)));
            assertEquals(
                    "input 'a' of model 'in memory': all rows must be of one length, but after rows of 2 came one of 3",
                    failure(model, Map.of("a", new float[][] {{1, 2}, {1, 2, 3}}, "b", right)));
            assertEquals(
                    "input 'a' of model 'in memory': expected an array of float, long or int with one to three dimensions,"
                            + " or a Tensor, but was given double[][]",
                    failure(model, Map.of("a", new double[1][2], "b", right)));
            assertEquals(
                    "inputs of model 'in memory' must agree on batch, which was 3 in 'a', but 1 in 'b'",
                    failure(model, Map.of("a", new float[3][2], "b", right)));
        }
    }

    @Test
    void aTensorTakesAsManyNumbersAsItsShape() {
        assertEquals(
                "shape [2, 2] takes 4 numbers, but 3 were given",
                assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[3], 2, 2))
                        .getMessage());
        assertEquals(
                "the tensor is float [1], not int64",
                assertThrows(
                                IllegalStateException.class,
                                () -> Tensor.of(new float[1], 1).longs())
                        .getMessage());
    }

    @Test
    void whatIsNoModelIsToldInOneLine(@TempDir Path directory) throws Exception {
        Path text = Files.writeString(directory.resolve("notes.onnx"), "hello");
        assertEquals(
                "'notes.onnx' is no model that can be loaded: Load model from " + text.toRealPath()
                        + " failed:Protobuf parsing failed.",
                assertThrows(IllegalArgumentException.class, () -> OnnxModel.load(text))
                        .getMessage());
        Path missing = directory.resolve("missing.onnx");
        assertEquals(
                "there is no file '" + missing + "'",
                assertThrows(IllegalArgumentException.class, () -> OnnxModel.load(missing))
                        .getMessage());
    }

    @Test
    void anOutputOfAnotherTypeIsNamed() {
        try (OnnxModel model = OnnxModel.load(SmallModel.adding(SmallModel.DOUBLE, "n"))) {
            assertEquals("[a double [n], b double [n]]", model.inputs().toString());
            assertEquals(
                    "input 'a' of model 'in memory' takes double [n], but was given float [1]",
                    failure(model, Map.of("a", new float[1], "b", new float[1])));
        }
    }

    @Test
    void theSameModelWithTheSameOptionsSharesItsSession(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("adding.onnx"), ADDING);
        try (OnnxModel first = OnnxModel.load(file);
                OnnxModel wide = OnnxModel.load(file, OnnxOptions.cpu().withIntraOpThreads(2))) {
            OnnxModel second = OnnxModel.load(file);
            assertTrue(first.sharesSessionWith(second));
            assertFalse(first.sharesSessionWith(wide));

            second.close();
            second.close();

            assertEquals(1, run(first, new float[1][2], new float[][] {{1, 1}}).floats()[0]);
            assertEquals(
                    "model 'adding.onnx' is closed",
                    assertThrows(IllegalStateException.class, () -> run(second, new float[1][2], new float[1][2]))
                            .getMessage());
        }
    }

    @Test
    void manyThreadsRunOneModelAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (OnnxModel model = OnnxModel.load(ADDING)) {
            List<Future<float[]>> sums = new ArrayList<>();
            for (int each = 0; each < 400; each++) {
                float[][] row = {{each, 2 * each}};
                sums.add(threads.submit(() -> run(model, row, row).floats()));
            }
            for (int each = 0; each < sums.size(); each++) {
                assertArrayEquals(
                        new float[] {2 * each, 4 * each}, sums.get(each).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theProcessorIsThereAndWithoutCudaTheReasonIsTold() {
        ProviderStatus cpu = ExecutionProvider.CPU.status();
        assertEquals("cpu: ONNX Runtime 1.29.0", cpu.toString());
        ProviderStatus cuda = ExecutionProvider.CUDA.status();
        assumeFalse(cuda.available(), "CUDA is there");
        assertEquals(List.of(cpu, cuda), ExecutionProvider.statuses());
        assertEquals(
                "cuda is not there: this ONNX Runtime was built without it; put"
                        + " com.microsoft.onnxruntime:onnxruntime_gpu on the class path in place of onnxruntime",
                cuda.toString());
        assertEquals(
                cuda.toString(),
                assertThrows(IllegalStateException.class, () -> OnnxModel.load(ADDING, OnnxOptions.cuda(0)))
                        .getMessage());
    }

    private static Tensor run(OnnxModel model, Object a, Object b) {
        Tensor sum = model.run(Map.of("a", a, "b", b)).get("sum");
        if (sum == null) {
            throw new AssertionError("no sum");
        }
        return sum;
    }

    private static String failure(OnnxModel model, Map<String, ?> given) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> model.run(given))
                .getMessage());
    }
}
