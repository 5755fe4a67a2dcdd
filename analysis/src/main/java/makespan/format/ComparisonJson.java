package makespan.format;

import java.util.Locale;
import makespan.analysis.RatioInterval;
import makespan.analysis.RunComparison;

/** A comparison of runs as one JSON object on one line, for scripts; times in seconds. */
public final class ComparisonJson {
    private static final double DIGITS = 1e9;

    private ComparisonJson() {}

    /** Returns the comparison. */
    public static String toJson(RunComparison comparison) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("verdict").value(comparison.verdict().name().toLowerCase(Locale.ROOT));
        json.name("sentence").value(comparison.sentence());
        json.name("base_runs").value(comparison.baseRuns());
        json.name("new_runs").value(comparison.changedRuns());
        json.name("base_makespan").value(rounded(comparison.base().makespan()));
        json.name("new_makespan").value(rounded(comparison.changed().makespan()));
        json.name("makespan_ratio").value(rounded(comparison.makespan().ratio()));
        if (comparison.repeated()) {
            interval(json, comparison.makespan());
        }
        json.name("kinds").beginArray();
        comparison.kinds().forEach(kind -> kind(json, kind));
        json.endArray().name("parts").beginArray();
        comparison.parts().forEach(part -> sides(json, part.name(), part.base(), part.changed()));
        json.endArray().name("tasks").beginArray();
        comparison.tasks().forEach(task -> sides(json, task.name(), task.base(), task.changed()));
        json.endArray().name("only_in_base").values(comparison.onlyInBase());
        json.name("only_in_new").values(comparison.onlyInChanged());
        return json.name("notes").values(comparison.notes()).endObject().toString();
    }

    private static void kind(JsonWriter json, RunComparison.KindChange kind) {
        json.beginObject().name("kind").value(kind.kind());
        json.name("base_count").value(kind.baseCount());
        json.name("new_count").value(kind.changedCount());
        json.name("base_work").value(rounded(kind.baseWork()));
        json.name("new_work").value(rounded(kind.changedWork()));
        RatioInterval change = kind.change();
        if (change != null) {
            json.name("ratio").value(rounded(change.ratio()));
            interval(json, change);
            json.name("effect").value(rounded(kind.effect()));
        }
        json.name("beyond_noise").value(kind.beyondNoise()).endObject();
    }

    private static void interval(JsonWriter json, RatioInterval interval) {
        json.name("low").value(rounded(interval.low()));
        json.name("high").value(rounded(interval.high()));
    }

    private static void sides(JsonWriter json, String name, double base, double changed) {
        json.beginObject().name("name").value(name);
        json.name("base").value(rounded(base));
        json.name("new").value(rounded(changed)).endObject();
    }

    private static double rounded(double value) {
        return Math.rint(value * DIGITS) / DIGITS;
    }
}
