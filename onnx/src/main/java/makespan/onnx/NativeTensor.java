package makespan.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** Tensors on their way into ONNX Runtime's memory and out of it. */
final class NativeTensor {
    private NativeTensor() {}

    static OnnxTensor of(OrtEnvironment environment, Tensor tensor) throws OrtException {
        long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
        return switch (tensor.type()) {
            case FLOAT -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(tensor.floats()), shape);
            case INT64 -> OnnxTensor.createTensor(environment, LongBuffer.wrap(tensor.longs()), shape);
            default -> OnnxTensor.createTensor(environment, IntBuffer.wrap(tensor.ints()), shape);
        };
    }

    static Tensor read(TensorSpec spec, OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor) || spec.type() == OnnxType.OTHER) {
            throw new IllegalStateException(
                    "output " + spec + " cannot be read: only tensors of float, int64 and int32 can");
        }
        int[] shape = Arrays.stream(tensor.getInfo().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        return switch (spec.type()) {
            case FLOAT -> Tensor.of(tensor.getFloatBuffer().array(), shape);
            case INT64 -> Tensor.of(tensor.getLongBuffer().array(), shape);
            default -> Tensor.of(tensor.getIntBuffer().array(), shape);
        };
    }
}
