package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makespan.analysis.Quantity;
import makespan.analysis.Ranking;
import makespan.analysis.RunAnalysis;
import makespan.analysis.WhatIfStudy;
import org.jspecify.annotations.Nullable;

/**
 * What a run would be like after some changes: the answer in a sentence, before and after, what else would help, the curve
 * beyond the machine and the simulated run. Without a prediction, why there is none.
 */
public final class WhatIfReport implements Report {
    private static final int MOST_ROWS = 10;

    private final WhatIfStudy study;
    private final @Nullable GanttChart gantt;
    private final @Nullable GainsScene gains;

    private WhatIfReport(WhatIfStudy study) {
        this.study = study;
        Optional<WhatIfStudy.Prediction> prediction = study.prediction();
        gantt = prediction.map(found -> GanttChart.of(found.after())).orElse(null);
        gains = prediction
                .map(found -> new GainsScene(found.ranking()))
                .filter(scene -> !scene.isEmpty())
                .orElse(null);
    }

    /** Returns the report of an answer. */
    public static WhatIfReport of(WhatIfStudy study) {
        return new WhatIfReport(study);
    }

    @Override
    public String toText() {
        StringBuilder out = new StringBuilder(Paragraph.wrap(study.sentence())).append('\n');
        TextTable times = new TextTable("", ">makespan", ">workers", "");
        times.rows(times());
        out.append(times.toText());
        study.prediction().ifPresent(prediction -> {
            out.append('\n').append(curve(prediction));
            if (!ranked(prediction.ranking()).isEmpty()) {
                out.append('\n').append(ranking(prediction.ranking()));
            }
        });
        if (gantt != null) {
            out.append('\n').append(gantt.toText());
        }
        study.notes().forEach(note -> out.append(Paragraph.wrap(note)));
        return out.toString();
    }

    private static String ranking(Ranking ranking) {
        TextTable table = new TextTable("saved by replay, if", ">time", ">twice as fast", ">free");
        table.rows(ranked(ranking));
        return table.toText();
    }

    private static String curve(WhatIfStudy.Prediction prediction) {
        TextTable table = new TextTable(">workers", ">replayed as it was", ">with the change", ">gain");
        table.rows(points(prediction));
        return table.toText();
    }

    /** Rows of the run before and after: what, makespan, workers, remark. */
    private List<List<String>> times() {
        RunAnalysis run = study.run();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(run.trace().origin().word(), run.makespan(), run.workers(), ""));
        Double replayed = study.replayed();
        if (replayed != null) {
            rows.add(row("replayed as it was", replayed, run.workers(), "simulated, " + study.fidelity()));
        }
        study.prediction()
                .map(WhatIfStudy.Prediction::after)
                .filter(after -> !study.changes().isEmpty())
                .ifPresent(after -> rows.add(row("with the change", after.makespan(), after.workers(), "simulated")));
        return rows;
    }

    private static List<String> row(String what, double makespan, int workers, String remark) {
        return List.of(what, Quantity.duration(makespan), Integer.toString(workers), remark);
    }

    private static List<List<String>> ranked(Ranking ranking) {
        return ranking.gains().stream()
                .limit(MOST_ROWS)
                .map(gain -> List.of(
                        gain.what(),
                        Quantity.duration(gain.work()),
                        Quantity.percent(gain.halved()),
                        Quantity.percent(gain.free())))
                .toList();
    }

    private static List<List<String>> points(WhatIfStudy.Prediction prediction) {
        double first = prediction.curve().get(0).before();
        return prediction.curve().stream()
                .map(point -> List.of(
                        Integer.toString(point.workers()),
                        Quantity.duration(point.before()),
                        Quantity.duration(point.after()),
                        point.after() > 0 ? Quantity.speedup(first / point.after()) : ""))
                .toList();
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(study.sentence());
        HtmlTable times = new HtmlTable("", "makespan", "workers", "");
        times.rows(times());
        page.table(times);
        if (gantt != null) {
            picture(page);
        }
        study.prediction().ifPresent(prediction -> tables(page, prediction));
        study.notes().forEach(page::paragraph);
        return page.toHtml(live());
    }

    private void picture(HtmlPage page) {
        page.picture(() -> stacked("").toPng(), 1000, study.sentence(), this::toText);
    }

    private static void tables(HtmlPage page, WhatIfStudy.Prediction prediction) {
        HtmlTable ranking = new HtmlTable("saved by replay, if", "time", "twice as fast", "free");
        ranking.rows(ranked(prediction.ranking()));
        HtmlTable curve = new HtmlTable("workers", "replayed as it was", "with the change", "gain");
        curve.rows(points(prediction));
        page.table("What would help the run as it was", ranking);
        page.table("On more workers, simulated", curve);
    }

    private List<LivePicture> live() {
        List<LivePicture> live = new ArrayList<>();
        if (gains != null) {
            live.add(new LivePicture(gains.toSvg(Theme.LIVE, GainsScene.title()), List.of(), false));
        }
        if (gantt != null) {
            live.add(new LivePicture(gantt.scene().toSvg(Theme.LIVE, gantt.title()), List.of(), false));
        }
        return live;
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), "What if — " + study.run().graph().name());
    }

    @Override
    public byte[] toPng() {
        return stacked(study.sentence()).toPng();
    }

    StackedScene stacked(String heading) {
        List<Scene> parts = new ArrayList<>();
        if (gains != null) {
            parts.add(gains);
        }
        if (gantt != null) {
            parts.add(gantt.scene());
        }
        return new StackedScene(heading, parts);
    }
}
