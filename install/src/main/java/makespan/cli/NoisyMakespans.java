package makespan.cli;

import java.util.Map;
import makespan.format.JsonWriter;
import makespan.format.TimedGraph;
import makespan.simulate.MakespanSpread;
import makespan.simulate.Noise;

/**
 * Simulated makespans under noise, for people and for scripts; times in the file's unit.
 *
 * @param policy name of the policy
 * @param seed of the first repeat; the following ones count up
 * @param spreads by number of processors, in seconds
 */
record NoisyMakespans(
        TimedGraph timed, String policy, Noise noise, long seed, int repeats, Map<Integer, MakespanSpread> spreads) {
    private static final double DIGITS = 1e9;

    String toText() {
        GraphFactsText text = new GraphFactsText(timed);
        StringBuilder out = new StringBuilder("makespans in " + timed.unit().symbol() + ": median of " + repeats
                + " simulations with noise " + noise + ", seed " + seed + ", and where the middle 95 % lie\n");
        out.append(text.notes());
        out.append(GraphFactsText.row("workers", policy, "from", "to"));
        spreads.forEach((workers, spread) -> out.append(GraphFactsText.row(
                workers.toString(), text.time(spread.median()), text.time(spread.low()), text.time(spread.high()))));
        return out.toString();
    }

    String toJson(String source) {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("file").value(source);
        json.name("unit").value(timed.unit().symbol());
        if (!timed.notes().isEmpty()) {
            json.name("notes").values(timed.notes());
        }
        json.name("policy").value(policy);
        json.name("noise").value(noise.toString());
        json.name("seed").value(seed);
        json.name("repeats").value(repeats);
        json.name("makespan").beginObject();
        spreads.forEach((workers, spread) -> json.name(workers.toString()).value(inUnit(spread.median())));
        json.endObject();
        json.name("makespan_95").beginObject();
        spreads.forEach((workers, spread) -> json.name(workers.toString())
                .beginArray()
                .value(inUnit(spread.low()))
                .value(inUnit(spread.high()))
                .endArray());
        return json.endObject().endObject().toString();
    }

    private double inUnit(double seconds) {
        return Math.rint(timed.unit().of(seconds) * DIGITS) / DIGITS;
    }
}
