package makespan.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;

/** ONNX Runtime's native library, loaded at the first question. */
final class OrtLibrary {
    private OrtLibrary() {}

    /**
     * Returns the library's environment, of which there is one per process.
     *
     * @throws IllegalStateException if the library cannot be loaded, with the reason in one line
     */
    static OrtEnvironment environment() {
        try {
            return Loaded.ENVIRONMENT;
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "the native library of ONNX Runtime cannot be loaded on " + System.getProperty("os.name") + ", "
                            + System.getProperty("os.arch") + " (" + firstLine(root(e)) + ")",
                    e);
        }
    }

    /** Returns what the library says of a failure, in one line and without its codes. */
    static String reason(OrtException failure) {
        String line = firstLine(failure);
        int start = line.indexOf("message: ");
        return start < 0 ? line : line.substring(start + "message: ".length());
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    private static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("").strip();
    }

    /** Warnings are not printed, since nobody asked for them; nothing is reported to the library's maker. */
    private static OrtEnvironment load() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "makespan");
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("telemetry cannot be turned off: " + reason(e), e);
        }
        return environment;
    }

    /** The other thread calls a method of the outer class: this one is locked until it is initialised. */
    private static final class Loaded {
        static final OrtEnvironment ENVIRONMENT = LargeStack.call(OrtLibrary::load);
    }
}
