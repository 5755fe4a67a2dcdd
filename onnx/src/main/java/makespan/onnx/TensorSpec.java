package makespan.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An input or output of a model.
 *
 * @param type {@link OnnxType#OTHER} if its values can be neither given nor read
 * @param typeWord what ONNX calls the type; for what is no tensor, {@code sequence} or {@code map}
 * @param dimensions none for a single number
 */
public record TensorSpec(String name, OnnxType type, String typeWord, List<Dimension> dimensions) {
    /**
     * One dimension of a shape.
     *
     * @param name what the model calls it, such as {@code batch_size}; an empty text for none
     * @param size −1 if each run may choose it
     */
    public record Dimension(String name, long size) {
        /** Returns whether each run may choose the size. */
        public boolean isFree() {
            return size < 0;
        }

        /** Returns the size, or the name if the size is free, or {@code ?}. */
        @Override
        public String toString() {
            return !isFree() ? Long.toString(size) : name.isEmpty() ? "?" : name;
        }
    }

    public TensorSpec {
        dimensions = List.copyOf(dimensions);
    }

    /** Returns whether the first dimension is free, so that one run takes any number of rows. */
    public boolean isBatched() {
        return !dimensions.isEmpty() && dimensions.get(0).isFree();
    }

    /** Returns whether a tensor has this type, and this shape where it is not free. */
    boolean admits(Tensor tensor) {
        if (tensor.type() != type || tensor.shape().size() != dimensions.size()) {
            return false;
        }
        for (int at = 0; at < dimensions.size(); at++) {
            Dimension dimension = dimensions.get(at);
            if (!dimension.isFree() && dimension.size() != tensor.shape().get(at)) {
                return false;
            }
        }
        return true;
    }

    /** Returns {@code int64 [batch_size, sequence_length]}. */
    public String form() {
        return typeWord + dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", ", " [", "]"));
    }

    /** Returns {@code input_ids int64 [batch_size, sequence_length]}. */
    @Override
    public String toString() {
        return name + " " + form();
    }

    static TensorSpec of(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            String kind = node.getInfo().getClass().getSimpleName().startsWith("Map") ? "map" : "sequence";
            return new TensorSpec(node.getName(), OnnxType.OTHER, kind, List.of());
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (int at = 0; at < tensor.getShape().length; at++) {
            dimensions.add(new Dimension(tensor.getDimensionNames()[at], tensor.getShape()[at]));
        }
        return new TensorSpec(node.getName(), OnnxType.of(tensor.type), OnnxType.wordOf(tensor.type), dimensions);
    }
}
