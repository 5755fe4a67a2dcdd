package makespan.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Arrays;
import java.util.List;

/** What runs a model: ONNX Runtime's execution providers that Makespan knows. */
public enum ExecutionProvider {
    /** The processor; wherever the native library can be loaded. */
    CPU("cpu"),
    /** An NVIDIA GPU with CUDA; only in the build of ONNX Runtime that has it. */
    CUDA("cuda");

    private final String word;

    ExecutionProvider(String word) {
        this.word = word;
    }

    /** Returns what users call it, such as {@code cuda}. */
    public String word() {
        return word;
    }

    /** Returns whether each provider is there, or why not. Loads the native library; never throws. */
    public static List<ProviderStatus> statuses() {
        return Arrays.stream(values()).map(ExecutionProvider::status).toList();
    }

    /** Returns whether this provider is there, or why not. Loads the native library; never throws. */
    public ProviderStatus status() {
        try {
            String version = "ONNX Runtime " + OrtLibrary.environment().getVersion();
            if (this == CUDA) {
                tryCuda();
            }
            return new ProviderStatus(this, true, version);
        } catch (IllegalStateException e) {
            return new ProviderStatus(this, false, String.valueOf(e.getMessage()));
        }
    }

    private static void tryCuda() {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            throw new IllegalStateException("this ONNX Runtime was built without it; put"
                    + " com.microsoft.onnxruntime:onnxruntime_gpu on the class path in place of onnxruntime");
        }
        try (SessionOptions options = new SessionOptions()) {
            options.addCUDA(0);
        } catch (OrtException e) {
            throw new IllegalStateException(OrtLibrary.reason(e), e);
        }
    }
}
