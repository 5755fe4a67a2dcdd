package makespan.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.Device;
import makespan.device.DeviceKind;
import makespan.graph.SourceLocation;
import makespan.graph.TaskBody;
import makespan.graph.Variant;
import makespan.opencl.KernelLaunch;
import makespan.opencl.OpenClBuildException;
import makespan.opencl.OpenClDevice;
import makespan.opencl.OpenClDriver;
import org.jspecify.annotations.Nullable;

/**
 * The ways to do a task that a call of {@code task} states: its variants, then its body where {@code on:} says.
 *
 * @param body the body, or what stands for it
 * @param device where the body runs if there are no variants
 * @param variants empty if there is no more to say than the body and the device
 */
record TaskWays(DeclaredBody body, DeviceKind device, List<Variant> variants) {
    /**
     * @param shape of the values of the inputs, as bodies take them
     * @throws DeclarationException if a body does not take what it is given, or the expected times do not suit
     */
    static TaskWays of(String task, TaskCall call, TaskOptions options, List<Integer> shape, List<Access> accesses) {
        SourceLocation place = call.place();
        Parameters parameters = new Parameters(task, shape.size(), accesses, call.version(), place);
        Map<String, TaskBody> bodies = new LinkedHashMap<>();
        Map<String, Duration> stated = new LinkedHashMap<>();
        for (TaskVariant variant : call.variants()) {
            TaskBody body = body(variant.body(), shape, parameters);
            for (String target : variant.targets()) {
                add(bodies, target, body, task, place);
                variant.cost().ifPresent(cost -> stated.put(target, cost));
            }
        }
        Closure<?> closure = call.body();
        DeclaredBody main = closure == null ? new VariantsOnly() : closure(closure, shape, parameters);
        if (closure != null) {
            options.targets().forEach(target -> add(bodies, target, main, task, place));
        }
        stated.putAll(options.costs(List.copyOf(bodies.keySet())));
        if (closure != null && stated.isEmpty() && bodies.size() == 1) {
            String only = bodies.keySet().iterator().next();
            if (DeviceNames.isBuiltIn(only)) {
                return new TaskWays(main, new DeviceKind(only), List.of());
            }
        }
        List<Variant> variants = new ArrayList<>();
        bodies.forEach((target, body) -> variants.add(new Variant(target, body, stated.get(target))));
        return new TaskWays(main, DeviceKind.CPU, variants);
    }

    private static void add(
            Map<String, TaskBody> bodies, String target, TaskBody body, String task, @Nullable SourceLocation place) {
        if (bodies.putIfAbsent(target, body) != null) {
            throw new DeclarationException(
                    "Task '" + task + "'" + Places.in(place) + " has two ways to run on '" + target
                            + "'"
                            + (target.equals(DeviceKind.CPU.word())
                                    ? "; the body is one unless on: says otherwise"
                                    : "; it can have one"));
        }
    }

    private static TaskBody body(Object body, List<Integer> shape, Parameters parameters) {
        if (body instanceof Closure<?> closure) {
            return closure(closure, shape, parameters);
        }
        if (body instanceof KernelLaunch launch) {
            parameters.check(launch);
        }
        return (TaskBody) body;
    }

    private static ClosureBody closure(Closure<?> closure, List<Integer> shape, Parameters parameters) {
        parameters.check(closure);
        return new ClosureBody(closure, shape, parameters.version());
    }

    /** What each body of a task is given. */
    private record Parameters(
            String task,
            int inputs,
            List<Access> accesses,
            String version,
            @Nullable SourceLocation place) {
        void check(Closure<?> body) {
            int given = inputs + accesses.size();
            int taken = body.getMaximumNumberOfParameters();
            Class<?>[] types = body.getParameterTypes();
            boolean open = types.length > 0 && types[types.length - 1].isArray() && accesses.isEmpty();
            boolean noneNeeded = given == 0 && taken <= 1;
            boolean spread = inputs == 1 && given == 1 && taken > 1; // Groovy spreads one list over several parameters
            if (!(given == taken || noneNeeded || spread || open)) {
                throw new DeclarationException("Task '" + task + "'" + Places.in(place) + " has "
                        + count(inputs, "input") + (accesses.isEmpty() ? "" : " and " + accesses.size() + " data")
                        + ", but its body takes " + count(taken, "value"));
            }
        }

        /** Checks a kernel against the devices that are here, if there are any that can run it. */
        void check(KernelLaunch launch) {
            for (Device device : new OpenClDriver().discover().devices()) {
                if (device instanceof OpenClDevice openCl) {
                    check(launch, openCl);
                    return;
                }
            }
        }

        private void check(KernelLaunch launch, OpenClDevice device) {
            try {
                launch.requireFits(
                        device,
                        accesses.stream()
                                .map(Access::data)
                                .map(DataHandle::type)
                                .toList());
            } catch (IllegalArgumentException | OpenClBuildException e) {
                throw new DeclarationException("Task '" + task + "'" + Places.in(place) + ": " + e.getMessage());
            }
        }

        private static String count(int n, String noun) {
            return n + " " + noun + (n == 1 ? "" : "s");
        }
    }
}
