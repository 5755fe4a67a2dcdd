package makespan.cli;

import java.util.Map;
import makespan.format.GraphFactsJson;
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
        return GraphFactsJson.makespansToJson(source, timed, policy, noise, seed, repeats, spreads);
    }
}
