package makespan.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;

/** The product of two square matrices in tiles: a task for each product of two tiles. */
final class TiledMatrices {
    private static final String SOURCE = """
            __kernel void gemm(__global const float* a, __global const float* b, __global float* c, int n) {
                int row = get_global_id(1);
                int column = get_global_id(0);
                float sum = c[row * n + column];
                for (int k = 0; k < n; k++) {
                    sum += a[row * n + k] * b[k * n + column];
                }
                c[row * n + column] = sum;
            }
            """;

    private final int tiles;
    private final int size;
    private final OpenClKernel kernel = OpenClKernel.of(SOURCE);
    private final float[][][] a;
    private final float[][][] b;
    private final float[][][] c;

    /** @param size of a tile, in rows */
    TiledMatrices(int tiles, int size, long seed) {
        this.tiles = tiles;
        this.size = size;
        Random random = new Random(seed);
        a = filled(random);
        b = filled(random);
        c = new float[tiles][tiles][size * size];
    }

    private float[][][] filled(Random random) {
        float[][][] matrix = new float[tiles][tiles][size * size];
        for (float[][] row : matrix) {
            for (float[] tile : row) {
                for (int i = 0; i < tile.length; i++) {
                    tile[i] = random.nextFloat() - 0.5f;
                }
            }
        }
        return matrix;
    }

    /** Returns the graph; it begins by clearing the result. */
    TaskGraph graph(boolean onWorkers, boolean onOpenCl) {
        TaskGraphBuilder builder = TaskGraph.builder("matrices of tiles of " + size);
        DataHandle[][] left = handles("a", a);
        DataHandle[][] right = handles("b", b);
        DataHandle[][] result = handles("c", c);
        for (int i = 0; i < tiles; i++) {
            for (int j = 0; j < tiles; j++) {
                for (int k = 0; k < tiles; k++) {
                    builder.add(TaskSpec.of("gemm " + i + " " + j + " " + k, TaskBody.EMPTY)
                            .withKind("gemm")
                            .withVariants(variants(onWorkers, onOpenCl))
                            .withAccesses(
                                    Access.read(left[i][k]), Access.read(right[k][j]), Access.readWrite(result[i][j])));
                }
            }
        }
        return builder.build();
    }

    private List<Variant> variants(boolean onWorkers, boolean onOpenCl) {
        List<Variant> variants = new ArrayList<>();
        if (onWorkers) {
            variants.add(Variant.cpu(context -> {
                multiply((float[]) context.data(0), (float[]) context.data(1), (float[]) context.data(2));
                return null;
            }));
        }
        if (onOpenCl) {
            variants.add(Variant.of("opencl", kernel.over(size, size).withValues(size)));
        }
        return variants;
    }

    private static DataHandle[][] handles(String name, float[][][] matrix) {
        DataHandle[][] handles = new DataHandle[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                handles[i][j] = DataHandle.of(name + " " + i + " " + j, matrix[i][j]);
            }
        }
        return handles;
    }

    private void multiply(float[] x, float[] y, float[] z) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                float factor = x[i * size + k];
                for (int j = 0; j < size; j++) {
                    z[i * size + j] += factor * y[k * size + j];
                }
            }
        }
    }

    /** Sets the result to zero. */
    void clear() {
        for (float[][] row : c) {
            for (float[] tile : row) {
                Arrays.fill(tile, 0);
            }
        }
    }

    /** Returns the largest difference of the result from the product in double precision. */
    double largestError() {
        double largest = 0;
        int n = tiles * size;
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += (double) at(a, row, k) * at(b, k, column);
                }
                largest = Math.max(largest, Math.abs(sum - at(c, row, column)));
            }
        }
        return largest;
    }

    private float at(float[][][] matrix, int row, int column) {
        return matrix[row / size][column / size][row % size * size + column % size];
    }
}
