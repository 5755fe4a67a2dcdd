package makespan.onnx;

/**
 * How a model is run.
 *
 * @param deviceIndex which of several devices the provider is to use, from 0
 * @param intraOpThreads threads that one run uses, at least 1
 */
public record OnnxOptions(ExecutionProvider provider, int deviceIndex, int intraOpThreads) {
    private static final int MOST_THREADS = 256;

    public OnnxOptions {
        if (deviceIndex < 0) {
            throw new IllegalArgumentException("deviceIndex must be at least 0, but was " + deviceIndex);
        }
        if (intraOpThreads < 1 || intraOpThreads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "intraOpThreads must be between 1 and " + MOST_THREADS + ", but was " + intraOpThreads);
        }
    }

    /** Returns the usual options: on the CPU, one thread for each run, since tasks are what runs in parallel. */
    public static OnnxOptions cpu() {
        return new OnnxOptions(ExecutionProvider.CPU, 0, 1);
    }

    /** Returns the options for an NVIDIA GPU. */
    public static OnnxOptions cuda(int deviceIndex) {
        return new OnnxOptions(ExecutionProvider.CUDA, deviceIndex, 1);
    }

    /** Returns the same options with this many threads for each run, for models that no other task runs beside. */
    public OnnxOptions withIntraOpThreads(int threads) {
        return new OnnxOptions(provider, deviceIndex, threads);
    }
}
