package makespan.format;

import java.util.Set;
import makespan.graph.TaskSpec;

/** Whose traces have which slices for tasks; told by their categories. */
enum ChromeDialect {
    /** Bazel's profile: an action is a task. What surrounds and fills it is Bazel's own doing. */
    BAZEL {
        @Override
        boolean isTask(String category) {
            return category.equals(ACTION);
        }

        /** The words before the first that names a file or a target: {@code Compiling Java headers}. */
        @Override
        String kindOf(String name) {
            int place = 0;
            while (place < name.length() && PLACES.indexOf(name.charAt(place)) < 0) {
                place++;
            }
            int words = place == name.length() ? place : name.lastIndexOf(' ', place);
            return TaskSpec.kindOf(words <= 0 ? name : name.substring(0, words));
        }
    },
    /** PyTorch's profiler (Kineto): operators, calls of the driver and kernels are tasks; steps and frames annotate. */
    PYTORCH {
        @Override
        boolean isTask(String category) {
            return !ANNOTATIONS.contains(category);
        }
    },
    /** Any other: a task is whatever stands in nothing else. */
    OTHER;

    /** The category of the slices that make up the critical path of a build, as Bazel computes it at the end. */
    static final String CRITICAL_PATH = "critical path component";

    private static final String PLACES = "/:@.";
    private static final String ACTION = "action processing";
    private static final String OPERATOR = "cpu_op";
    private static final Set<String> ANNOTATIONS =
            Set.of("user_annotation", "gpu_user_annotation", "python_function", "Trace", "overhead");

    /** Returns the dialect of a trace with slices of the given categories. */
    static ChromeDialect of(Set<String> categories) {
        return categories.contains(ACTION) ? BAZEL : categories.contains(OPERATOR) ? PYTORCH : OTHER;
    }

    /** Returns whether the outermost slices of a category are tasks. */
    boolean isTask(String category) {
        return true;
    }

    /** Returns what alike tasks of this name share. */
    String kindOf(String name) {
        return TaskSpec.kindOf(name);
    }
}
