package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import makespan.device.Access;
import makespan.device.DataHandle;
import makespan.device.Device;
import makespan.device.ElementType;
import makespan.device.Emulation;
import makespan.device.HostDevice;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskGraphBuilder;
import makespan.graph.TaskSpec;
import makespan.graph.Variant;
import makespan.schedule.TimeHistory;
import makespan.trace.Choice;
import makespan.trace.Score;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes the real {@link Coherence} through every order in which moves can be done and tasks can be placed, placed elsewhere,
 * begun and ended, for small scripts; in each, every task must read what it would read if the tasks ran one after the other,
 * nobody may wait for ever, and the data must come home.
 */
class CoherenceOrderTest {
    private static final int LENGTH = 1;
    private static final int MOST_PATHS = 2_000_000;

    /** A task: where it may be placed, the later ones after it was taken away from the first, and what it does with data. */
    private record Step(String places, List<String> accesses) {
        Step(String places, String... accesses) {
            this(places, List.of(accesses));
        }
    }

    /** A script, and how many data fit into each of the two devices' memories. */
    private record Script(String name, int capacity, boolean direct, List<Step> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Places: h at home, a and b on devices. Accesses: r, w and u (read and write) with the letter of the data. */
    static Stream<Script> scripts() {
        return Stream.of(
                new Script(
                        "written here, read there, written again",
                        9,
                        true,
                        List.of(
                                new Step("a", "ux"),
                                new Step("b", "rx"),
                                new Step("h", "rx"),
                                new Step("a", "ux"),
                                new Step("h", "rx"))),
                new Script(
                        "a reader is taken away while its data move",
                        9,
                        false,
                        List.of(
                                new Step("a", "wx"),
                                new Step("bh", "rx"),
                                new Step("ah", "rx"),
                                new Step("h", "wx"),
                                new Step("b", "rx"))),
                new Script(
                        "taken away and back",
                        9,
                        true,
                        List.of(
                                new Step("a", "ux"),
                                new Step("bab", "rx"),
                                new Step("bh", "rx"),
                                new Step("b", "ux"),
                                new Step("a", "rx"))),
                new Script(
                        "two readers, and a writer after them",
                        9,
                        false,
                        List.of(new Step("a", "wx"), new Step("b", "rx"), new Step("ha", "rx"), new Step("b", "ux"))),
                new Script(
                        "room for one",
                        1,
                        false,
                        List.of(new Step("a", "wx"), new Step("a", "uy"), new Step("b", "ux"), new Step("a", "ry"))),
                new Script(
                        "evicted while it is written elsewhere",
                        2,
                        true,
                        List.of(
                                new Step("a", "wx", "uy"),
                                new Step("bh", "wx"),
                                new Step("a", "uz"),
                                new Step("a", "wt", "ry"))),
                new Script(
                        "temporary data begin as zeros",
                        2,
                        false,
                        List.of(new Step("ab", "ut"), new Step("b", "rt", "wx"), new Step("h", "ut", "rx"))));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyOrderYieldsWhatTheSequentialOrderYields(Script script) {
        List<Integer> choices = new ArrayList<>();
        int paths = 0;
        do {
            new Path(script, choices).walk();
            paths++;
            assertTrue(paths < MOST_PATHS, "too many orders");
        } while (next(choices));
        assertTrue(paths > 10, () -> "few orders: the script explores nothing");
        System.out.println("coherence, " + script + ": " + paths + " orders");
    }

    /** Each choice is kept as {@code taken * 100 + possible}; goes on to the next path, depth first. */
    private static boolean next(List<Integer> choices) {
        while (!choices.isEmpty()) {
            int last = choices.remove(choices.size() - 1);
            if (last / 100 + 1 < last % 100) {
                choices.add(last + 100);
                return true;
            }
        }
        return false;
    }

    /** One order, given by the choices at its beginning; further ones are the first that is possible. */
    private static final class Path {
        private final Script script;
        private final List<Integer> choices;
        private int depth;
        private final TaskGraph graph;
        private final List<Target> targets;
        private final Coherence coherence;
        private final List<Move> pending = new ArrayList<>();
        private final List<PlacedTask> tasks = new ArrayList<>();
        private final int[] placedAt;
        private final boolean[] running;
        private final boolean[] done;
        private final List<DataHandle> data = new ArrayList<>();
        private final int[] sequential;
        private final int[][] readSequentially;

        Path(Script script, List<Integer> choices) {
            this.script = script;
            this.choices = choices;
            for (String name : List.of("x", "y", "z")) {
                data.add(DataHandle.of(name, new int[] {name.charAt(0)}));
            }
            data.add(DataHandle.temporary("t", ElementType.INT, LENGTH));
            graph = graph();
            targets = targets();
            coherence = new Coherence(targets.stream().map(Target::space).toList(), pending::add);
            for (int task = 0; task < graph.size(); task++) {
                tasks.add(new PlacedTask(graph.task(task), Candidates.of(graph.task(task), targets)));
            }
            placedAt = new int[tasks.size()];
            Arrays.fill(placedAt, -1);
            running = new boolean[tasks.size()];
            done = new boolean[tasks.size()];
            sequential = data.stream()
                    .mapToInt(handle -> handle.isTemporary() ? 0 : ((int[]) handle.array())[0])
                    .toArray();
            readSequentially = new int[tasks.size()][];
            for (int task = 0; task < tasks.size(); task++) {
                readSequentially[task] = sequential.clone();
                for (Access access : graph.accesses(task)) {
                    if (access.mode().writes()) {
                        int d = data.indexOf(access.data());
                        sequential[d] = written(task, access, readSequentially[task][d]);
                    }
                }
            }
        }

        private static int written(int task, Access access, int before) {
            return 1000 * (task + 1) + (access.mode().reads() ? before % 1000 : 0);
        }

        private TaskGraph graph() {
            TaskGraphBuilder builder = TaskGraph.builder(script.name());
            for (int s = 0; s < script.steps().size(); s++) {
                List<Access> accesses = new ArrayList<>();
                for (String access : script.steps().get(s).accesses()) {
                    DataHandle handle = data.stream()
                            .filter(each -> each.name().equals(access.substring(1)))
                            .findFirst()
                            .orElseThrow();
                    accesses.add(
                            switch (access.charAt(0)) {
                                case 'r' -> Access.read(handle);
                                case 'w' -> Access.write(handle);
                                default -> Access.readWrite(handle);
                            });
                }
                builder.add(TaskSpec.of("s" + s, TaskBody.EMPTY)
                        .withVariants(
                                Variant.of("cpu", TaskBody.EMPTY),
                                Variant.of("a", TaskBody.EMPTY),
                                Variant.of("b", TaskBody.EMPTY))
                        .withAccesses(accesses));
            }
            return builder.build();
        }

        private List<Target> targets() {
            long bytes = (long) script.capacity() * LENGTH * Integer.BYTES;
            List<ProcessorGroup> groups = new ArrayList<>(List.of(new ProcessorGroup("cpu", "cpu", 1, 1, 0)));
            groups.add(new ProcessorGroup("a", "gpu", 1, 1, bytes));
            List<Device> devices = new ArrayList<>(List.of(HostDevice.ofWorkers(1)));
            if (script.direct()) {
                groups.add(new ProcessorGroup("b", "gpu", 1, 1, bytes));
                devices.addAll(Emulation.of(new Platform(groups, List.of())));
            } else { // of two machines, whose memories do not reach each other
                devices.addAll(Emulation.of(new Platform(groups, List.of())));
                groups.set(1, new ProcessorGroup("b", "gpu", 1, 1, bytes));
                devices.addAll(Emulation.of(new Platform(groups, List.of())));
            }
            List<Target> made = new ArrayList<>();
            for (Device device : devices) {
                int index = made.size();
                Target.Place place = index == 0 ? Target.Place.WORKERS : Target.Place.DRIVERS;
                made.add(new Target(
                        index, device, new MemorySpace(index, device.memory(), new TimeHistory()), place, index, 0));
            }
            return made;
        }

        void walk() {
            while (true) {
                List<Runnable> possible = possible();
                if (possible.isEmpty()) {
                    break;
                }
                possible.get(choose(possible.size())).run();
                retry();
            }
            for (int task = 0; task < done.length; task++) {
                int at = task;
                assertTrue(done[task], () -> "task s" + at + " waits for ever: " + this);
            }
            coherence.beginHome(0);
            List.copyOf(pending).forEach(this::complete);
            for (int d = 0; d < data.size(); d++) {
                if (!data.get(d).isTemporary()) {
                    assertEquals(sequential[d], ((int[]) data.get(d).array())[0], data.get(d) + " at home, " + this);
                }
            }
        }

        private int choose(int possible) {
            if (depth == choices.size()) {
                choices.add(possible);
            }
            return choices.get(depth++) / 100;
        }

        private List<Runnable> possible() {
            List<Runnable> actions = new ArrayList<>();
            for (Move move : pending) {
                actions.add(() -> complete(move));
            }
            for (int t = 0; t < tasks.size(); t++) {
                int task = t;
                String places = script.steps().get(task).places();
                if (running[task]) {
                    actions.add(() -> end(task));
                } else if (!done[task] && isReady(task)) {
                    if (placedAt[task] >= 0 && tasks.get(task).phase() == PlacedTask.Phase.ARRIVED) {
                        actions.add(() -> begin(task));
                    }
                    if (placedAt[task] + 1 < places.length()) {
                        actions.add(() -> place(task, places));
                    }
                }
            }
            return actions;
        }

        private boolean isReady(int task) {
            for (int k = 0; k < graph.predecessorCount(task); k++) {
                if (!done[graph.predecessor(task, k)]) {
                    return false;
                }
            }
            return true;
        }

        private void place(int task, String places) {
            PlacedTask placed = tasks.get(task);
            if (placedAt[task] >= 0) {
                coherence.release(placed);
            }
            int target = "hab".indexOf(places.charAt(++placedAt[task]));
            List<Candidate> ways = placed.candidates().stream()
                    .filter(way -> way.target().index() == target)
                    .toList();
            placed.place(
                    new Decision(
                            ways, List.of(new Score("d", "t", 0, 0, 1, Score.Basis.STATED)), 0, Choice.Reason.ONLY),
                    0);
        }

        /** As {@link Placements} does after everything that happens. */
        private void retry() {
            for (int task = 0; task < tasks.size(); task++) {
                boolean waits = placedAt[task] >= 0 && !done[task] && !running[task];
                if (waits && tasks.get(task).phase() == PlacedTask.Phase.WAITING) {
                    coherence.fetch(tasks.get(task), true, 0);
                }
            }
        }

        private void complete(Move move) {
            pending.remove(move);
            try {
                move.perform();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            coherence.moved(move);
        }

        private void begin(int task) {
            running[task] = true;
            coherence.begin(tasks.get(task));
            for (int k = 0; k < graph.accesses(task).size(); k++) {
                Access access = graph.accesses(task).get(k);
                if (access.mode().reads()) {
                    int read = ((int[]) tasks.get(task).bound().get(k).buffer())[0];
                    assertEquals(
                            readSequentially[task][data.indexOf(access.data())],
                            read,
                            () -> "task s" + task + " read " + access.data() + ", " + this);
                }
            }
        }

        private void end(int task) {
            running[task] = false;
            done[task] = true;
            for (int k = 0; k < graph.accesses(task).size(); k++) {
                Access access = graph.accesses(task).get(k);
                if (access.mode().writes()) {
                    int[] buffer = (int[]) tasks.get(task).bound().get(k).buffer();
                    buffer[0] = written(task, access, buffer[0]);
                }
            }
            coherence.end(tasks.get(task), true);
        }

        @Override
        public String toString() {
            return script.name() + " by "
                    + choices.stream().map(each -> each / 100).toList();
        }
    }
}
