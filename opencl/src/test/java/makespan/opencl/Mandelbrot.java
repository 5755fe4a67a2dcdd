package makespan.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;

/** How soon points of the complex plane leave a circle under z² + c: a task for each band of rows. */
final class Mandelbrot {
    private static final int LIMIT = 200;
    /** As Java computes: compilers may else join a product and a sum, whose result is then rounded once instead of twice. */
    private static final String SOURCE = """
            #pragma OPENCL FP_CONTRACT OFF
            __kernel void mandelbrot(__global int* band, int width, int height, int first, int limit) {
                int column = get_global_id(0);
                int row = get_global_id(1);
                double x0 = 3.0 * column / width - 2.25;
                double y0 = 2.5 * (first + row) / height - 1.25;
                double x = 0, y = 0;
                int count = 0;
                while (count < limit && x * x + y * y <= 4) {
                    double next = x * x - y * y + x0;
                    y = 2 * x * y + y0;
                    x = next;
                    count++;
                }
                band[row * width + column] = count;
            }
            """;

    private final int width;
    private final int rows;
    private final int[][] bands;
    private final OpenClKernel kernel = OpenClKernel.of(SOURCE);

    Mandelbrot(int width, int rows, int bands) {
        this.width = width;
        this.rows = rows;
        this.bands = new int[bands][width * rows];
    }

    TaskGraph graph(boolean onWorkers, boolean onOpenCl) {
        TaskGraphBuilder builder = TaskGraph.builder("mandelbrot");
        for (int band = 0; band < bands.length; band++) {
            int first = band * rows;
            List<Variant> variants = new ArrayList<>();
            if (onWorkers) {
                variants.add(Variant.cpu(context -> {
                    compute((int[]) context.data(0), first);
                    return null;
                }));
            }
            if (onOpenCl) {
                variants.add(Variant.of(
                        "fp64", kernel.over(width, rows).withValues(width, rows * bands.length, first, LIMIT)));
            }
            builder.add(TaskSpec.of("band " + band, TaskBody.EMPTY)
                    .withVariants(variants)
                    .withAccesses(Access.write(DataHandle.of("band " + band, bands[band]))));
        }
        return builder.build();
    }

    private void compute(int[] band, int first) {
        int height = rows * bands.length;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                double x0 = 3.0 * column / width - 2.25;
                double y0 = 2.5 * (first + row) / height - 1.25;
                double x = 0;
                double y = 0;
                int count = 0;
                while (count < LIMIT && x * x + y * y <= 4) {
                    double next = x * x - y * y + x0;
                    y = 2 * x * y + y0;
                    x = next;
                    count++;
                }
                band[row * width + column] = count;
            }
        }
    }

    /** Returns a copy of the picture, and forgets it. */
    int[][] take() {
        int[][] copy = new int[bands.length][];
        for (int band = 0; band < bands.length; band++) {
            copy[band] = bands[band].clone();
            Arrays.fill(bands[band], 0);
        }
        return copy;
    }
}
