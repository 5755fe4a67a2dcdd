package makespan.format;

import java.util.Map;
import makespan.analysis.Bounds;
import makespan.analysis.GraphFacts;
import makespan.graph.TaskGraph;

/** What is known of a graph from a file as one JSON object on one line, for scripts; times in the file's unit. */
public final class GraphFactsJson {
    private static final double DIGITS = 1e9;

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
     * Returns simulated makespans.
     *
     * @param makespans by number of workers, in seconds
     */
    public static String makespansToJson(
            String source, TimedGraph timed, String policy, Map<Integer, Double> makespans) {
        GraphFactsJson written = new GraphFactsJson(timed);
        written.begin(source);
        written.makespans(policy, makespans);
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
        json.name("critical_path").values(facts.criticalPath().names(graph));
        json.name("drag").beginObject();
        facts.drags().forEach(each -> time(graph.task(each.task()).name(), each.drag()));
        json.endObject();
        json.name("bounds").beginObject();
        facts.schedules().forEach(each -> bounds(each.bounds()));
        json.endObject();
        makespans(facts.policy(), facts.makespans());
        return json.endObject().toString();
    }

    private void begin(String source) {
        json.beginObject().name("file").value(source);
        json.name("unit").value(timed.unit().symbol());
        if (!timed.notes().isEmpty()) {
            json.name("notes").values(timed.notes());
        }
    }

    private void bounds(Bounds bounds) {
        json.name(Integer.toString(bounds.workers())).beginObject();
        time("lower", bounds.lower());
        time("greedy_upper", bounds.greedyUpper());
        json.endObject();
    }

    private void makespans(String policy, Map<Integer, Double> makespans) {
        json.name("policy").value(policy);
        json.name("makespan").beginObject();
        makespans.forEach((workers, seconds) -> time(Integer.toString(workers), seconds));
        json.endObject();
    }

    private void time(String name, double seconds) {
        json.name(name).value(rounded(timed.unit().of(seconds)));
    }

    private static double rounded(double value) {
        return Math.rint(value * DIGITS) / DIGITS;
    }
}
