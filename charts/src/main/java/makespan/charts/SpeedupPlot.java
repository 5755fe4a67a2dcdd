package makespan.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.function.DoubleUnaryOperator;
import makespan.analysis.SimulatedCurve;
import makespan.analysis.SpeedupStudy;
import makespan.analysis.UslFit;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Builds the JFreeChart of a speedup study: what was measured, what bounds it, what is only fitted or simulated. */
final class SpeedupPlot {
    private static final String GUARANTEE = "#009e73";
    private static final String FIT = "#cc79a7";
    private static final String SCALABILITY = "#e69f00";
    private static final int STEPS = 64;

    private final SpeedupStudy study;
    private final Theme theme;
    private final double serial;
    private final double limit;
    private final int most;
    private final double top;
    private final XYSeriesCollection lines = new XYSeriesCollection();
    private final XYLineAndShapeRenderer lineRenderer = new XYLineAndShapeRenderer(true, false);

    SpeedupPlot(SpeedupStudy study, Theme theme) {
        this.study = study;
        this.theme = theme;
        serial = study.speedupLimit() * study.workSpan().span();
        limit = study.speedupLimit();
        most = most();
        double highest = study.points().stream()
                .mapToDouble(SpeedupStudy.Point::high)
                .max()
                .orElse(1);
        double reachable = limit > 0 ? Math.min(most, limit) : most;
        top = Math.max(1.5, Math.max(highest, reachable) * 1.18);
    }

    private int most() {
        int measured = study.points().get(study.points().size() - 1).workers();
        int simulated = study.simulated()
                .map(curve ->
                        curve.predictions().get(curve.predictions().size() - 1).workers())
                .orElse(measured);
        return Math.max(2, Math.max(measured, simulated));
    }

    JFreeChart chart() {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(axis("workers P", 1 - (most - 1) * 0.03, most + (most - 1) * 0.015, tick(most)));
        plot.setRangeAxis(axis("speedup T₁ / Tₚ", 0, top, top < 3 ? 0.5 : tick(top)));
        plot.setDataset(0, measured());
        plot.setRenderer(0, measuredRenderer());
        lineRenderer.setDrawSeriesLineAsPath(true);
        addLines();
        plot.setDataset(1, lines);
        plot.setRenderer(1, lineRenderer);
        if (serial > 0) {
            plot.setDataset(2, feasible());
            plot.setRenderer(2, feasibleRenderer());
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
        style(plot);
        JFreeChart chart = new JFreeChart(SpeedupFacts.title(study), Typeface.font(16, true), plot, true);
        chart.addSubtitle(0, subtitle(study.sentence()));
        chart.addSubtitle(1, subtitle(SpeedupFacts.laws(study)));
        style(chart);
        return chart;
    }

    private void addLines() {
        add("work law: at most P", p -> p, theme.muted(), 1.6f, 6, 5);
        if (limit > 0 && limit <= top) {
            String name = "span law: at most " + SpeedupFacts.times(limit);
            add(name, p -> limit, theme.critical(), 2, 6, 5);
        }
        if (serial > 0) {
            add("greedy guarantee (Graham, Brent)", this::guaranteed, GUARANTEE, 1.7f);
        }
        study.amdahl().ifPresent(fit -> {
            String name = "Amdahl fit, f = " + SpeedupFacts.fraction(fit.serialFraction())
                    + (fit.warnings().isEmpty() ? "" : " (see the note)");
            add(name, fit::speedup, FIT, 1.8f, 2, 5);
        });
        study.usl().ifPresent(this::addUsl);
        study.simulated().ifPresent(this::addSimulated);
    }

    /** The law speaks of throughput: it is drawn against the median on one worker, as all speedups are. */
    private void addUsl(UslFit fit) {
        String name = "Universal Scalability Law fit" + (fit.warnings().isEmpty() ? "" : " (see the note)");
        double serialMedian = study.points().get(0).median();
        add(name, p -> fit.throughput(p) * serialMedian, SCALABILITY, 1.8f, 8, 3, 2, 3);
    }

    private void addSimulated(SimulatedCurve curve) {
        XYSeries series = new XYSeries(SpeedupFacts.simulated(curve));
        curve.predictions().forEach(point -> series.add(point.workers(), point.speedup()));
        float[] dash = curve.reliable() ? new float[0] : new float[] {9, 4};
        add(series, theme.simulated(), 2.4f, dash);
    }

    private double guaranteed(double workers) {
        return serial / (serial / workers + (1 - 1 / workers) * study.workSpan().span());
    }

    private void add(String name, DoubleUnaryOperator speedup, String colour, float width, float... dash) {
        XYSeries series = new XYSeries(name);
        for (int i = 0; i <= STEPS; i++) {
            double p = 1 + (most - 1.0) * i / STEPS;
            series.add(p, speedup.applyAsDouble(p));
        }
        add(series, colour, width, dash);
    }

    private void add(XYSeries series, String colour, float width, float[] dash) {
        int at = lines.getSeriesCount();
        lines.addSeries(series);
        lineRenderer.setSeriesPaint(at, Color.decode(colour));
        lineRenderer.setSeriesStroke(
                at,
                new BasicStroke(
                        width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash.length == 0 ? null : dash, 0));
    }

    private YIntervalSeriesCollection measured() {
        YIntervalSeries series = new YIntervalSeries(SpeedupFacts.measured(study));
        study.points().forEach(point -> series.add(point.workers(), point.speedup(), point.low(), point.high()));
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    private XYErrorRenderer measuredRenderer() {
        XYErrorRenderer renderer = new XYErrorRenderer();
        Color ink = Color.decode(theme.foreground());
        renderer.setSeriesPaint(0, ink);
        renderer.setErrorPaint(ink);
        renderer.setErrorStroke(new BasicStroke(1.6f));
        renderer.setCapLength(6);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
        renderer.setDrawXError(false);
        return renderer;
    }

    private YIntervalSeriesCollection feasible() {
        YIntervalSeries series = new YIntervalSeries("feasible");
        for (int i = 0; i <= STEPS; i++) {
            double p = 1 + (most - 1.0) * i / STEPS;
            double upper = Math.min(p, limit);
            series.add(p, upper, guaranteed(p), upper);
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    private static DeviationRenderer feasibleRenderer() {
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setSeriesFillPaint(0, Color.decode(GUARANTEE));
        renderer.setAlpha(0.13f);
        renderer.setSeriesPaint(0, new Color(0, 0, 0, 0));
        renderer.setSeriesVisibleInLegend(0, false);
        return renderer;
    }

    private NumberAxis axis(String label, double from, double to, double tick) {
        NumberAxis axis = new NumberAxis(label);
        axis.setRange(from, to);
        axis.setTickUnit(new NumberTickUnit(tick));
        axis.setTickLabelFont(Typeface.font(11, false));
        axis.setLabelFont(Typeface.font(12, false));
        return axis;
    }

    /** Returns the smallest of 1, 2, 4, 5, 10, 20, … that gives at most ten ticks. */
    private static int tick(double to) {
        int power = 1;
        while (true) {
            for (int factor : power == 1 ? new int[] {1, 2, 4, 5} : new int[] {1, 2, 5}) {
                if (to / (factor * power) <= 10) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }

    private TextTitle subtitle(String text) {
        TextTitle title = new TextTitle(text, Typeface.font(11.5, false));
        title.setPaint(Color.decode(theme.muted()));
        return title;
    }

    private void style(XYPlot plot) {
        Color grid = Color.decode(theme.grid());
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(grid);
        plot.setRangeGridlinePaint(grid);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(6, 10, 6, 16));
        for (ValueAxis axis : new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis()}) {
            axis.setTickLabelPaint(Color.decode(theme.muted()));
            axis.setLabelPaint(Color.decode(theme.muted()));
            axis.setAxisLineVisible(false);
            axis.setTickMarksVisible(false);
        }
    }

    private void style(JFreeChart chart) {
        chart.setBackgroundPaint(null);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.getTitle().setPaint(Color.decode(theme.foreground()));
        chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        chart.getTitle().setPadding(12, 16, 2, 16);
        for (Object each : chart.getSubtitles()) {
            if (each instanceof TextTitle title) {
                title.setHorizontalAlignment(HorizontalAlignment.LEFT);
                title.setTextAlignment(HorizontalAlignment.LEFT);
                title.setPadding(1, 16, 2, 16);
            }
        }
        LegendTitle legend = chart.getLegend();
        legend.setItemFont(Typeface.font(11, false));
        legend.setItemPaint(Color.decode(theme.foreground()));
        legend.setBackgroundPaint(null);
        legend.setFrame(BlockBorder.NONE);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemLabelPadding(new RectangleInsets(2, 3, 2, 10));
        legend.setPadding(0, 12, 10, 12);
    }
}
