package makespan.charts;

import java.util.List;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;

/** Where the workers' time went: one bar whose pieces sum to 100 % of workers × makespan. */
public final class BreakdownChart implements Chart {
    private static final int BAR = 40;

    private final String title;
    private final List<TimeShares.Part> parts;

    private BreakdownChart(String title, List<TimeShares.Part> parts) {
        this.title = title;
        this.parts = parts;
    }

    /** Returns the picture of a run. */
    public static BreakdownChart of(RunAnalysis run) {
        String devices =
                run.usedDevices() ? " and " + Quantity.count(run.devices().size(), "device") : "";
        String title = "Where the time of " + Quantity.count(run.workers(), "worker") + devices + " went";
        return new BreakdownChart(
                title, TimeShares.of(run.breakdown(), run.trace().origin()));
    }

    List<TimeShares.Part> parts() {
        return parts;
    }

    BreakdownScene scene() {
        return new BreakdownScene(title, parts);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String toSvg(Theme theme) {
        return scene().toSvg(theme, title);
    }

    @Override
    public byte[] toPng(Theme theme, double scale) {
        return scene().toPng(theme, scale);
    }

    @Override
    public String toText() {
        if (parts.isEmpty()) {
            return title + ": no time passed\n";
        }
        TextTable table = new TextTable("", ">share", ">time", "");
        for (TimeShares.Part part : parts) {
            table.row(
                    part.name(),
                    part.percent(),
                    Quantity.duration(part.seconds()),
                    "#".repeat(Math.round(part.permille() * BAR / 1000f)));
        }
        return title + "\n" + table.toText();
    }
}
