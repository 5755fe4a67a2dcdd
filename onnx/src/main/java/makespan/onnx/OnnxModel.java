package makespan.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model in the ONNX format, ready to run. Many threads may run it at once; whoever loads the same model with the same
 * options again shares its weights.
 */
public final class OnnxModel implements AutoCloseable {
    private final String name;
    private final SharedSession shared;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    // Runs hold the read lock, close the write lock, so that no session ends under a run.
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxModel(String name, SharedSession shared) throws OrtException {
        this.name = name;
        this.shared = shared;
        inputs = specs(shared.session().getInputInfo().values());
        outputs = specs(shared.session().getOutputInfo().values());
    }

    /**
     * Runs the model and returns its outputs by name.
     *
     * @param given for each input a {@link Tensor}, or an array of float, long or int with one to three dimensions
     * @throws IllegalArgumentException if an input is missing, unknown, or of another type or shape than the model takes
     * @throws IllegalStateException if the model is closed or cannot run on these numbers, or has an output that is no
     *     tensor of float, int64 or int32
     */
    public Map<String, Tensor> run(Map<String, ?> given) {
        Map<String, Tensor> checked = new ModelInputs(name, inputs).check(given);
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("model '" + name + "' is closed");
            }
            return run(OrtLibrary.environment(), checked);
        } catch (OrtException e) {
            throw new IllegalStateException("model '" + name + "' could not run: " + OrtLibrary.reason(e), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Returns the model in a file, with the usual options.
     *
     * @throws IllegalArgumentException if there is no such file, or no model in it
     * @throws IllegalStateException if ONNX Runtime cannot be loaded on this machine
     */
    public static OnnxModel load(Path file) {
        return load(file, OnnxOptions.cpu());
    }

    /**
     * Returns the model in a file.
     *
     * @throws IllegalArgumentException if there is no such file, or no model in it
     * @throws IllegalStateException if the provider is not there on this machine; the message says why
     */
    public static OnnxModel load(Path file, OnnxOptions options) {
        String name = String.valueOf(file.getFileName());
        try {
            Path real = file.toRealPath();
            List<Object> content = List.of(real, Files.size(real), Files.getLastModifiedTime(real));
            return load(name, content, options, (env, each) -> env.createSession(real.toString(), each));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file '" + file + "'", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    /** Returns the model in these bytes, with the usual options; see {@link #load(Path)}. */
    public static OnnxModel load(byte[] content) {
        return load(content, OnnxOptions.cpu());
    }

    /** Returns the model in these bytes; see {@link #load(Path, OnnxOptions)}. */
    public static OnnxModel load(byte[] content, OnnxOptions options) {
        String digest = Digest.of(content);
        return load("in memory", digest, options, (env, each) -> env.createSession(content, each));
    }

    private interface Loading {
        OrtSession load(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    private static OnnxModel load(String name, Object content, OnnxOptions options, Loading loading) {
        ProviderStatus status = options.provider().status();
        if (!status.available()) {
            throw new IllegalStateException(status.toString());
        }
        try {
            OrtEnvironment environment = OrtLibrary.environment();
            SharedSession.Key key = new SharedSession.Key(content, options);
            return new OnnxModel(name, SharedSession.of(key, each -> loading.load(environment, each)));
        } catch (OrtException e) {
            String reason = OrtLibrary.reason(e);
            throw new IllegalArgumentException("'" + name + "' is no model that can be loaded: " + reason, e);
        }
    }

    /** Returns what the model takes. */
    public List<TensorSpec> inputs() {
        return inputs;
    }

    /** Returns what the model gives. */
    public List<TensorSpec> outputs() {
        return outputs;
    }

    /** Ends this model after the runs that are under way; its weights stay as long as others share them. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                shared.release();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("model '" + name + "' could not be closed: " + OrtLibrary.reason(e), e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Returns whether two models run in the same session. */
    boolean sharesSessionWith(OnnxModel other) {
        return shared == other.shared;
    }

    private Map<String, Tensor> run(OrtEnvironment environment, Map<String, Tensor> tensors) throws OrtException {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> each : tensors.entrySet()) {
                given.put(each.getKey(), NativeTensor.of(environment, each.getValue()));
            }
            try (OrtSession.Result result = shared.session().run(given)) {
                Map<String, Tensor> values = new LinkedHashMap<>();
                for (TensorSpec output : outputs) {
                    values.put(
                            output.name(),
                            NativeTensor.read(output, result.get(output.name()).orElseThrow()));
                }
                return values;
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static List<TensorSpec> specs(Collection<NodeInfo> nodes) {
        List<TensorSpec> specs = new ArrayList<>();
        nodes.forEach(node -> specs.add(TensorSpec.of(node)));
        return List.copyOf(specs);
    }

    /** Returns its name, what it takes and what it gives. */
    @Override
    public String toString() {
        return "model '" + name + "': " + inputs + " → " + outputs;
    }
}
