package makespan.format;

import java.util.ArrayList;
import java.util.List;

/** A build statement; each is equal to itself alone. */
final class NinjaStatement {
    private final String place;
    private final List<String> outputs;
    private final List<String> inputs;

    /**
     * @param place where it stands
     * @param outputs paths, at least one, the implicit ones last
     * @param inputs paths of what must be there before: explicit, implicit and order-only
     */
    NinjaStatement(String place, List<String> outputs, List<String> inputs) {
        this.place = place;
        this.outputs = List.copyOf(outputs);
        this.inputs = new ArrayList<>(inputs);
    }

    String place() {
        return place;
    }

    List<String> outputs() {
        return outputs;
    }

    List<String> inputs() {
        return inputs;
    }

    /** Adds an input that the build found out. */
    void addInput(String path) {
        inputs.add(path);
    }
}
