/**
 * Models in the ONNX format as work for tasks: {@link makespan.onnx.OnnxModel} runs any of them by ONNX Runtime,
 * {@link makespan.onnx.SentenceEncoder} turns sentences into vectors. The native library is loaded with the first model.
 */
@NullMarked
package makespan.onnx;

import org.jspecify.annotations.NullMarked;
