package makespan.cli;

import java.util.stream.Collectors;
import makespan.onnx.ExecutionProvider;

/** Checks where models in the ONNX format can run. */
final class ModelCheck {
    private ModelCheck() {}

    static Check run() {
        String found =
                ExecutionProvider.statuses().stream().map(Object::toString).collect(Collectors.joining("; "));
        return ExecutionProvider.CPU.status().available()
                ? Check.ok("ONNX models", found)
                : Check.warn("ONNX models", found);
    }
}
