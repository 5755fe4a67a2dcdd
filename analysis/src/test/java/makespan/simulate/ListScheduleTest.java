package makespan.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import makespan.analysis.RandomGraphs;
import makespan.device.DeviceKind;
import makespan.graph.TaskGraph;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import org.junit.jupiter.api.Test;

/** Compares whole schedules with the rules of the list scheduler, written down as plainly as can be. */
class ListScheduleTest {
    @Test
    void everyTaskStartsWhenAndWhereTheRulesSay() {
        for (long seed = 0; seed < 300; seed++) {
            TaskGraph graph = RandomGraphs.of(1 + (int) (seed % 50), 0.02 * (seed % 9), seed % 3 == 0 ? 0.3 : 0, seed);
            double[] seconds = RandomGraphs.seconds(graph, seed);
            int workers = 1 + (int) (seed % 6);
            for (ListPolicy policy : ListPolicy.values()) {
                Trace trace = Simulator.run(graph, seconds, workers, policy);

                String message = "seed " + seed + " by " + policy;
                Plain plain = new Plain(graph, seconds, workers, policy);
                assertEquals(plain.events(), trace.events(), message);
                assertEquals(trace.makespanNanos() / 1e9, Simulator.makespan(graph, seconds, workers, policy), message);
            }
        }
    }

    @Test
    void aMillionTasksOfAnIndexedGraphAreSimulatedOnManyWorkers() {
        int layer = 4_000;
        var builder = TaskGraph.indexed("layers", 250 * layer);
        for (int task = layer; task < 250 * layer; task++) {
            builder.edge(task - layer, task);
        }
        double[] seconds = new double[250 * layer];
        Arrays.fill(seconds, 0.5);

        assertEquals(500, Simulator.makespan(builder.build(), seconds, 1_000, ListPolicy.HLFET));
    }

    private static final class Plain {
        private final TaskGraph graph;
        private final double[] seconds;
        private final Comparator<Integer> order;
        private final int workers;
        private final long[] ready;
        private final TreeMap<Integer, Integer> lanes = new TreeMap<>();
        private final TreeSet<Integer> waiting = new TreeSet<>();
        private final List<Integer> fresh = new ArrayList<>();
        private final List<TaskEvent> done = new ArrayList<>();
        private final List<TaskEvent> running = new ArrayList<>();
        private final TreeSet<Integer> ended = new TreeSet<>();
        private long now;

        Plain(TaskGraph graph, double[] seconds, int workers, ListPolicy policy) {
            this.graph = graph;
            this.seconds = seconds;
            this.workers = workers;
            ready = new long[graph.size()];
            double[] level = Levels.bottom(graph, seconds);
            Comparator<Integer> byLevel = Comparator.comparingDouble(task -> -level[task]);
            Comparator<Integer> first = switch (policy) {
                case HLFET -> byLevel;
                case CPMISF -> byLevel.thenComparing(task -> -graph.successorCount(task));
                case FIFO -> Comparator.comparingLong(task -> ready[task]);
                case LPT -> Comparator.comparingDouble(task -> -seconds[task]);
            };
            order = first.thenComparing(Comparator.naturalOrder());
        }

        List<TaskEvent> events() {
            for (int task = 0; task < graph.size(); task++) {
                if (graph.predecessorCount(task) == 0) {
                    fresh.add(task);
                }
            }
            step();
            while (!running.isEmpty()) {
                now = running.stream().mapToLong(TaskEvent::endNanos).min().orElseThrow();
                List<TaskEvent> ending = running.stream()
                        .filter(event -> event.endNanos() == now)
                        .sorted(Comparator.comparingInt(TaskEvent::task))
                        .toList();
                running.removeAll(ending);
                ending.forEach(event -> lanes.remove(event.lane()));
                ending.forEach(event -> end(event.task()));
                step();
            }
            done.sort(Comparator.comparingLong(TaskEvent::startNanos)
                    .thenComparingLong(TaskEvent::endNanos)
                    .thenComparingInt(TaskEvent::task));
            return done;
        }

        private void step() {
            while (!fresh.isEmpty()) {
                int task = fresh.remove(0);
                boolean io = graph.task(task).device().equals(DeviceKind.IO);
                ready[task] = now;
                if (seconds[task] == 0) {
                    begin(task, io ? workers : 0);
                    end(task);
                } else if (io) {
                    occupy(task, workers);
                } else {
                    waiting.add(task);
                }
            }
            while (!waiting.isEmpty() && lanes.headMap(workers).size() < workers) {
                int task = waiting.stream().min(order).orElseThrow();
                waiting.remove(task);
                occupy(task, 0);
            }
        }

        private void occupy(int task, int from) {
            int lane = from;
            while (lanes.containsKey(lane)) {
                lane++;
            }
            lanes.put(lane, task);
            running.add(begin(task, lane));
        }

        private TaskEvent begin(int task, int lane) {
            TaskEvent event = new TaskEvent(
                    task, lane, ready[task], now, now + Math.round(seconds[task] * 1e9), Outcome.COMPLETED);
            done.add(event);
            return event;
        }

        private void end(int task) {
            ended.add(task);
            for (int next : graph.successors(task)) {
                boolean all = Arrays.stream(graph.predecessors(next)).allMatch(ended::contains);
                if (all) {
                    fresh.add(next);
                }
            }
        }
    }
}
