package makespan.charts;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;

/** Replaces the neutral colours of a light picture by the page's variables, so that it follows the page's theme. */
final class LiveColours {
    private LiveColours() {}

    /** Returns the SVG with every colour of {@link Theme#LIGHT}, as Batik writes it, replaced by {@link Theme#LIVE}'s. */
    static String of(String svg) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(Theme.LIGHT.foreground(), Theme.LIVE.foreground());
        variables.put(Theme.LIGHT.muted(), Theme.LIVE.muted());
        variables.put(Theme.LIGHT.grid(), Theme.LIVE.grid());
        variables.put(Theme.LIGHT.critical(), Theme.LIVE.critical());
        variables.put(Theme.LIGHT.simulated(), Theme.LIVE.simulated());
        String out = svg;
        for (Map.Entry<String, String> entry : variables.entrySet()) {
            Color colour = Color.decode(entry.getKey());
            String written = "rgb(" + colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue() + ")";
            out = out.replace(written, entry.getValue());
        }
        return out;
    }
}
