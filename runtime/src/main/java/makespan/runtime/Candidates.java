package makespan.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import makespan.graph.Task;
import makespan.graph.Variant;
import makespan.schedule.TimeKey;

/** The ways to do a task on the devices of a runtime. */
final class Candidates {
    private Candidates() {}

    /**
     * Returns all of them, in order of liking.
     *
     * @throws IllegalArgumentException if there is none
     */
    static List<Candidate> of(Task task, List<Target> targets) {
        List<Variant> variants =
                task.variants().isEmpty() ? List.of(Variant.of(task.device().word(), task.body())) : task.variants();
        long bytes = task.accesses().stream()
                .mapToLong(access -> access.data().bytes())
                .sum();
        List<Candidate> found = new ArrayList<>();
        for (Variant variant : variants) {
            for (Target target : targets) {
                if (Candidate.suits(variant, target)) {
                    String model = target.device().model();
                    found.add(new Candidate(target, variant, new TimeKey(task.kind(), way(variant), model, bytes)));
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Task " + task + " can run on "
                    + variants.stream().map(Variant::target).collect(Collectors.joining(" or "))
                    + " only, which is not here; here are "
                    + targets.stream().map(Target::name).collect(Collectors.joining(", "))
                    + ". Give it a variant for cpu,"
                    + " or a platform that has the device");
        }
        return found;
    }

    private static String way(Variant variant) {
        String version = variant.body().version();
        return version.isEmpty() ? variant.target() : variant.target() + " " + version;
    }
}
