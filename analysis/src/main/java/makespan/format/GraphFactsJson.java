package makespan.format;

import java.util.Map;
import java.util.OptionalInt;
import makespan.analysis.Bounds;
import makespan.analysis.GraphFacts;
import makespan.analysis.GraphShape;
import makespan.analysis.ParallelismProfile;
import makespan.analysis.PlacementBounds;
import makespan.graph.TaskGraph;
import makespan.simulate.MakespanSpread;
import makespan.simulate.Noise;
import makespan.trace.Trace;

/** What is known of a graph from a file as one JSON object on one line, for scripts; times in the file's unit. */
public final class GraphFactsJson {
    private static final double DIGITS = 1e9;
    private static final int MOST_STEPS = 1000;

    private final TimedGraph timed;
    private final JsonWriter json = new JsonWriter();

    private GraphFactsJson(TimedGraph timed) {
        this.timed = timed;
    }

    /**
     * Returns the facts of a graph.
     *
     * @param source what the file is called
     */
    public static String toJson(String source, TimedGraph timed, GraphFacts facts) {
        return new GraphFactsJson(timed).facts(source, facts);
    }

    /**
     * Returns simulated makespans and, on unlike processors, what any schedule takes at least.
     *
     * @param makespans by number of workers or processors, in seconds
     * @param bounds by the same numbers; empty on equal workers
     */
    public static String makespansToJson(
            String source,
            TimedGraph timed,
            String policy,
            Map<Integer, Double> makespans,
            Map<Integer, PlacementBounds> bounds) {
        GraphFactsJson written = new GraphFactsJson(timed);
        written.begin(source);
        written.makespans(policy, makespans);
        if (!bounds.isEmpty()) {
            written.json.name("bounds").beginObject();
            bounds.forEach(written::bounds);
            written.json.endObject();
        }
        return written.json.endObject().toString();
    }

    /**
     * Returns simulated makespans under noise.
     *
     * @param seed of the first repeat; the following ones count up
     * @param spreads by number of workers or processors, in seconds
     */
    public static String makespansToJson(
            String source,
            TimedGraph timed,
            String policy,
            Noise noise,
            long seed,
            int repeats,
            Map<Integer, MakespanSpread> spreads) {
        GraphFactsJson written = new GraphFactsJson(timed);
        written.begin(source);
        written.noisy(policy, noise, seed, repeats, spreads);
        return written.json.endObject().toString();
    }

    private String facts(String source, GraphFacts facts) {
        TaskGraph graph = timed.graph();
        begin(source);
        json.name("tasks").value(graph.size());
        json.name("edges").value(graph.edgeCount());
        time("work", facts.workSpan().work());
        time("span", facts.workSpan().span());
        json.name("parallelism").value(rounded(facts.workSpan().parallelism()));
        shape(facts.shape());
        json.name("zero_dur_tasks").value(facts.zeroLength());
        profile(facts.profile());
        json.name("critical_path").values(facts.criticalPath().names(graph));
        json.name("drag").beginObject();
        facts.drags().forEach(each -> time(graph.task(each.task()).name(), each.drag()));
        json.endObject();
        json.name("bounds").beginObject();
        facts.schedules().forEach(this::bounds);
        json.endObject();
        makespans(facts.policy(), facts.makespans());
        json.name("of_best_at_least").beginObject();
        facts.schedules()
                .forEach(each ->
                        json.name(Integer.toString(each.bounds().workers())).value(rounded(each.ofBest())));
        json.endObject();
        timed.run().ifPresent(this::run);
        return json.endObject().toString();
    }

    private void begin(String source) {
        json.beginObject().name("file").value(source);
        json.name("unit").value(timed.unit().symbol());
        if (!timed.notes().isEmpty()) {
            json.name("notes").values(timed.notes());
        }
    }

    private void shape(GraphShape shape) {
        json.name("depth").value(shape.depth());
        json.name("max_level_width").value(shape.levelWidth());
        ifKnown("width", shape.width());
        json.name("sources").value(shape.sources());
        json.name("sinks").value(shape.sinks());
        json.name("weak_components").value(shape.components());
        ifKnown("redundant_edges", shape.redundantEdges());
    }

    /** How many tasks run from which time on; of a profile with very many steps, the shares alone. */
    private void profile(ParallelismProfile profile) {
        json.name("parallelism_shares").beginObject();
        profile.shares()
                .forEach((running, share) -> json.name(running.toString()).value(rounded(share)));
        json.endObject();
        if (profile.steps().size() <= MOST_STEPS) {
            json.name("parallelism_profile").beginArray();
            profile.steps()
                    .forEach(step -> json.beginArray()
                            .value(inUnit(step.time()))
                            .value(step.running())
                            .endArray());
            json.endArray();
        }
    }

    private void ifKnown(String name, OptionalInt value) {
        json.name(name);
        value.ifPresentOrElse(json::value, () -> json.value((String) null));
    }

    private void bounds(GraphFacts.Schedule schedule) {
        Bounds bounds = schedule.bounds();
        json.name(Integer.toString(bounds.workers())).beginObject();
        time("lower", bounds.lower());
        schedule.load().ifPresent(load -> time("fernandez_bussell", load));
        time("greedy_upper", bounds.greedyUpper());
        json.endObject();
    }

    private void bounds(int processors, PlacementBounds bounds) {
        json.name(Integer.toString(processors)).beginObject();
        time("lower", bounds.lower());
        time("path", bounds.path());
        time("area", bounds.area());
        bounds.precedence().ifPresent(seconds -> time("precedence", seconds));
        json.endObject();
    }

    private void noisy(String policy, Noise noise, long seed, int repeats, Map<Integer, MakespanSpread> spreads) {
        json.name("policy").value(policy);
        json.name("noise").value(noise.toString());
        json.name("seed").value(seed);
        json.name("repeats").value(repeats);
        json.name("makespan").beginObject();
        spreads.forEach((workers, spread) -> time(workers.toString(), spread.median()));
        json.endObject().name("makespan_95").beginObject();
        spreads.forEach((workers, spread) -> json.name(workers.toString())
                .beginArray()
                .value(inUnit(spread.low()))
                .value(inUnit(spread.high()))
                .endArray());
        json.endObject();
    }

    private void makespans(String policy, Map<Integer, Double> makespans) {
        json.name("policy").value(policy);
        json.name("makespan").beginObject();
        makespans.forEach((workers, seconds) -> time(Integer.toString(workers), seconds));
        json.endObject();
    }

    /** The names keep apart what was measured and what was not. */
    private void run(TracedRun run) {
        boolean imported = run.trace().origin() == Trace.Origin.IMPORTED;
        json.name("origin").value(run.origin());
        time((imported ? "measured" : run.origin()) + "_makespan", run.makespan());
        json.name("lanes").value(run.trace().lanes().size());
        json.name("utilisation").value(rounded(run.utilisation()));
        PublishedPath published = run.publishedPath();
        if (published != null) {
            json.name("published_critical_path").beginObject();
            json.name("publisher").value(published.publisher());
            time("length", published.seconds());
            json.name("tasks").values(published.tasks()).endObject();
        }
    }

    private void time(String name, double seconds) {
        json.name(name).value(inUnit(seconds));
    }

    private double inUnit(double seconds) {
        return rounded(timed.unit().of(seconds));
    }

    private static double rounded(double value) {
        return Math.rint(value * DIGITS) / DIGITS;
    }
}
