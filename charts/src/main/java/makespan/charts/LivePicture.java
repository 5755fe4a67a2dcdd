package makespan.charts;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A picture that a script puts in the place of the still one.
 *
 * @param svg its element
 * @param edges dependencies between what its groups show, by the numbers in {@code data-n}; position is {@code data-e}
 * @param zoomable whether a reader can zoom and drag it
 */
record LivePicture(String svg, List<DagModel.Edge> edges, boolean zoomable) {
    /**
     * Upgrades every report with the mark that is not live yet; if anything goes wrong, the still picture stays. It
     * tries again for a while, as some viewers run scripts before they show what surrounds them.
     */
    private static final String SCRIPT = Resource.text("live-picture.js");

    LivePicture {
        edges = List.copyOf(edges);
    }

    /** Returns the script for the reports that carry the mark as a class. */
    static String script(String mark, List<LivePicture> pictures) {
        String data = pictures.stream().map(LivePicture::json).collect(Collectors.joining(",", "[", "]"));
        return SCRIPT.replace("@MARK@", mark).replace("@PICTURES@", data);
    }

    private String json() {
        String pairs = edges.stream()
                .map(edge -> "[" + edge.from() + "," + edge.to() + "]")
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"svg\":" + Markup.json(svg) + ",\"edges\":" + pairs + ",\"zoomable\":" + zoomable + "}";
    }
}
