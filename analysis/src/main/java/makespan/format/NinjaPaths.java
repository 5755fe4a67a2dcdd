package makespan.format;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as Ninja compares them. */
final class NinjaPaths {
    private NinjaPaths() {}

    /** Returns a path without empty steps, {@code .}, and {@code ..} where a step up is known. */
    static String normal(String path) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty() && !steps.getLast().equals("..")) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        String joined = String.join("/", steps);
        return path.startsWith("/") ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
