package makespan.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.graph.Task;
import makespan.graph.TaskGraph;

/**
 * The colour of each kind of task in one report: the same kind has the same colour in every chart. At most eight kinds
 * get a colour, those with the most work first; the others share a grey and the name "other kinds".
 *
 * <p>Five colours are those of Okabe and Ito, "Color Universal Design", 2008, whose vermilion is kept for critical
 * paths; three more were chosen to stay apart from them for readers with protanopia and deuteranopia.
 */
final class KindColours {
    static final List<String> PALETTE =
            List.of("#0072b2", "#009e73", "#e69f00", "#cc79a7", "#56b4e9", "#7035f5", "#8c6d46", "#3c6969");
    static final String OTHER = "#b8bec9";
    static final String OTHER_NAME = "other kinds";

    private final Map<String, String> colours = new LinkedHashMap<>();
    private final int kinds;

    /**
     * @param weight seconds of each task, or any other measure of how much its kind matters
     */
    KindColours(TaskGraph graph, double[] weight) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (Task task : graph.tasks()) {
            sums.merge(task.kind(), weight[task.index()], Double::sum);
        }
        kinds = sums.size();
        List<String> declared = new ArrayList<>(sums.keySet());
        List<String> byWork = new ArrayList<>(declared);
        byWork.sort(Comparator.comparingDouble((String kind) -> -sums.getOrDefault(kind, 0.0)));
        List<String> coloured = byWork.subList(0, Math.min(PALETTE.size(), byWork.size()));
        for (String kind : declared) {
            if (coloured.contains(kind)) {
                colours.put(kind, PALETTE.get(colours.size()));
            }
        }
    }

    /** Returns the colour of a kind. */
    String of(String kind) {
        return colours.getOrDefault(kind, OTHER);
    }

    /** Returns the name under which a kind stands in the legend. */
    String legendName(String kind) {
        return colours.containsKey(kind) ? kind : OTHER_NAME;
    }

    /** Returns the names and colours of the legend, in the order of declaration, "other kinds" last. */
    Map<String, String> legend() {
        Map<String, String> entries = new LinkedHashMap<>(colours);
        if (kinds > colours.size()) {
            entries.put(OTHER_NAME, OTHER);
        }
        return entries;
    }
}
