package makespan.onnx;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makespan.onnx.TensorSpec.Dimension;
import makespan.text.Suggestion;

/** Checks what is given to a model before ONNX Runtime sees it, so that mistakes are told in the user's words. */
final class ModelInputs {
    private final String model;
    private final List<TensorSpec> specs;

    ModelInputs(String model, List<TensorSpec> specs) {
        this.model = model;
        this.specs = specs;
    }

    /** Returns the tensor of each input. */
    Map<String, Tensor> check(Map<String, ?> given) {
        List<String> names = specs.stream().map(TensorSpec::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("model '" + model + "' has no input '" + name + "'."
                        + Suggestion.didYouMean(name, names) + " It takes " + list(specs));
            }
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> sizes = new HashMap<>();
        for (TensorSpec spec : specs) {
            if (!given.containsKey(spec.name())) {
                throw new IllegalArgumentException("model '" + model + "' lacks its input " + spec);
            }
            Tensor tensor = tensor(spec, given);
            agree(spec, tensor, sizes);
            tensors.put(spec.name(), tensor);
        }
        return tensors;
    }

    private Tensor tensor(TensorSpec spec, Map<String, ?> given) {
        Object value = given.get(spec.name());
        Tensor tensor;
        try {
            tensor = value instanceof Tensor ready ? ready : NestedArray.flatten(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "input '" + spec.name() + "' of model '" + model + "': " + e.getMessage(), e);
        }
        if (!spec.admits(tensor)) {
            throw new IllegalArgumentException("input '" + spec.name() + "' of model '" + model + "' takes "
                    + spec.form() + ", but was given " + tensor);
        }
        return tensor;
    }

    /** Dimensions of one name have one size in a run. */
    private void agree(TensorSpec spec, Tensor tensor, Map<String, String> sizes) {
        for (int at = 0; at < spec.dimensions().size(); at++) {
            Dimension dimension = spec.dimensions().get(at);
            if (dimension.isFree() && !dimension.name().isEmpty()) {
                String size = Integer.toString(tensor.shape().get(at));
                String other = sizes.putIfAbsent(dimension.name(), size + " in '" + spec.name() + "'");
                if (other != null && !other.startsWith(size + " ")) {
                    throw new IllegalArgumentException("inputs of model '" + model + "' must agree on "
                            + dimension.name() + ", which was " + other + ", but " + size + " in '" + spec.name()
                            + "'");
                }
            }
        }
    }

    private static String list(List<TensorSpec> specs) {
        return specs.stream().map(TensorSpec::toString).collect(Collectors.joining(", "));
    }
}
