package makespan.onnx;

/** The mean of the vectors of a text's tokens, without those of the padding, scaled to length 1. */
final class MeanPooling {
    private MeanPooling() {}

    /**
     * Returns a vector of length 1 for each text; zeros for a text without tokens.
     *
     * @param states batch × tokens × size
     * @return batch × size
     */
    static float[][] of(Tensor states, Tokens tokens) {
        int size = states.shape().get(2);
        float[][] vectors = new float[tokens.batch()][];
        for (int row = 0; row < vectors.length; row++) {
            double[] sum = new double[size];
            for (int at = row * tokens.length(); at < (row + 1) * tokens.length(); at++) {
                if (tokens.mask()[at] != 0) {
                    add(states.floats(), at * size, sum);
                }
            }
            vectors[row] = scaled(sum);
        }
        return vectors;
    }

    private static void add(float[] states, int from, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += states[from + k];
        }
    }

    /** The mean has the direction of the sum. */
    private static float[] scaled(double[] sum) {
        double squares = 0;
        for (double each : sum) {
            squares += each * each;
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        float[] vector = new float[sum.length];
        for (int k = 0; k < vector.length; k++) {
            vector[k] = (float) (sum[k] / length);
        }
        return vector;
    }
}
