package makespan.generate;

import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;

/**
 * The factorisation of a symmetric positive definite matrix of t × t tiles, right-looking and in place: Buttari, Langou,
 * Kurzak and Dongarra, "A class of parallel tiled linear algebra algorithms for multicore architectures", Parallel
 * Computing 35(1), 2009. Step k factors tile k,k, solves the tiles below it and updates those to their right.
 *
 * <p>Its t(t + 1)(t + 2)/6 tasks are t of kind {@code potrf}, t(t − 1)/2 of kind {@code trsm}, as many of kind
 * {@code syrk} and t(t − 1)(t − 2)/6 of kind {@code gemm}. On tiles of b × b numbers they take about b³/3, b³, b³ and 2b³
 * floating-point operations each.
 */
public final class Cholesky {
    private static final int MOST_TILES = 256;

    private Cholesky() {}

    /**
     * Returns the graph, in the order of the serial algorithm: {@code potrf k} factors tile k,k, {@code trsm i,k} solves
     * tile i,k, {@code syrk i,k} updates tile i,i by tile i,k, and {@code gemm i,j,k} updates tile i,j by tiles i,k and
     * j,k.
     *
     * @param tiles t, tiles along each side of the matrix, 1 to 256
     */
    public static TaskGraph graph(int tiles) {
        if (tiles < 1 || tiles > MOST_TILES) {
            throw new IllegalArgumentException("tiles must be between 1 and " + MOST_TILES + ", but was " + tiles);
        }
        TaskGraphBuilder builder = TaskGraph.builder("Cholesky, " + tiles + " × " + tiles + " tiles");
        for (int k = 0; k < tiles; k++) {
            add(builder, "potrf " + k, k, k, k);
            for (int i = k + 1; i < tiles; i++) {
                add(builder, trsm(i, k), i, k, k, "potrf " + k);
            }
            for (int i = k + 1; i < tiles; i++) {
                add(builder, update(i, i, k), i, i, k, trsm(i, k));
                for (int j = k + 1; j < i; j++) {
                    add(builder, update(i, j, k), i, j, k, trsm(i, k), trsm(j, k));
                }
            }
        }
        return builder.build();
    }

    /** Adds the task of step k that writes tile i,j: it comes after those that it reads from and the tile's last update. */
    private static void add(TaskGraphBuilder builder, String task, int i, int j, int k, String... reads) {
        if (k == 0) {
            builder.add(task, TaskBody.EMPTY, reads);
            return;
        }
        String[] inputs = new String[reads.length + 1];
        inputs[0] = update(i, j, k - 1);
        System.arraycopy(reads, 0, inputs, 1, reads.length);
        builder.add(task, TaskBody.EMPTY, inputs);
    }

    private static String trsm(int i, int k) {
        return "trsm " + i + "," + k;
    }

    private static String update(int i, int j, int k) {
        return i == j ? "syrk " + i + "," + k : "gemm " + i + "," + j + "," + k;
    }
}
