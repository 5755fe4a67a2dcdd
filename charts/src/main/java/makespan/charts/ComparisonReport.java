package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import makespan.analysis.Quantity;
import makespan.analysis.RatioInterval;
import makespan.analysis.RunComparison;

/** Two runs side by side: what changed in a sentence, kinds by their effect, where the time went, and the tasks. */
public final class ComparisonReport implements Report {
    private static final int MOST_KINDS = 12;
    private static final int MOST_TASKS = 10;
    private static final int MOST_NAMES = 5;
    private static final double WIDTH = 1000;

    private final RunComparison comparison;

    private ComparisonReport(RunComparison comparison) {
        this.comparison = comparison;
    }

    /** Returns the report of a comparison. */
    public static ComparisonReport of(RunComparison comparison) {
        return new ComparisonReport(comparison);
    }

    @Override
    public String toText() {
        StringBuilder out = new StringBuilder(Paragraph.wrap(comparison.sentence()));
        TextTable kinds = new TextTable("kind", ">base", ">new", ">" + change(), ">95 % interval", ">effect", "");
        kinds.rows(kinds());
        TextTable parts = new TextTable("where the time of a worker went", ">base", ">new", ">difference");
        parts.rows(parts());
        TextTable tasks = new TextTable("tasks that changed most", ">base", ">new", ">difference");
        tasks.rows(tasks());
        out.append('\n').append(kinds.toText()).append('\n').append(parts.toText());
        if (!comparison.tasks().isEmpty()) {
            out.append('\n').append(tasks.toText());
        }
        notes().forEach(note -> out.append(Paragraph.wrap(note)));
        return out.toString();
    }

    private String change() {
        return comparison.repeated() ? "change" : "beyond the others";
    }

    private List<List<String>> kinds() {
        return comparison.kinds().stream()
                .limit(MOST_KINDS)
                .map(kind -> {
                    RatioInterval change = kind.change();
                    return List.of(
                            kind.kind(),
                            sum(kind.baseCount(), kind.baseWork()),
                            sum(kind.changedCount(), kind.changedWork()),
                            change == null ? "" : Quantity.change(change.ratio() - 1),
                            change == null
                                    ? "noise not known"
                                    : Quantity.change(change.low() - 1) + " to " + Quantity.change(change.high() - 1),
                            change == null ? "" : Quantity.change(kind.effect()),
                            kind.beyondNoise() ? "beyond the noise" : "");
                })
                .toList();
    }

    private static String sum(int count, double work) {
        return count == 0 ? "none" : count + " in " + Quantity.duration(work);
    }

    private List<List<String>> parts() {
        return comparison.parts().stream()
                .filter(part -> part.base() > 0 || part.changed() > 0)
                .map(part -> List.of(
                        part.name(),
                        Quantity.duration(part.base()),
                        Quantity.duration(part.changed()),
                        difference(part.changed() - part.base())))
                .toList();
    }

    private List<List<String>> tasks() {
        return comparison.tasks().stream()
                .limit(MOST_TASKS)
                .map(task -> List.of(
                        task.name(),
                        Quantity.duration(task.base()),
                        Quantity.duration(task.changed()),
                        difference(task.changed() - task.base())))
                .toList();
    }

    private static String difference(double seconds) {
        return (seconds > 0 ? "+" : "") + Quantity.duration(seconds);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!comparison.onlyInBase().isEmpty()) {
            notes.add("only in the base: " + names(comparison.onlyInBase()));
        }
        if (!comparison.onlyInChanged().isEmpty()) {
            notes.add("only in the new: " + names(comparison.onlyInChanged()));
        }
        notes.addAll(comparison.notes());
        return notes;
    }

    private static String names(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    @Override
    public String toHtml() {
        HtmlPage page = new HtmlPage().verdict(comparison.sentence());
        page.picture(() -> stacked("").toPng(), WIDTH, comparison.sentence(), this::toText);
        HtmlTable kinds = new HtmlTable("kind", "base", "new", change(), "95 % interval", "effect", "");
        kinds.rows(kinds());
        HtmlTable parts = new HtmlTable("where the time of a worker went", "base", "new", "difference");
        parts.rows(parts());
        HtmlTable tasks = new HtmlTable("task", "base", "new", "difference");
        tasks.rows(tasks());
        page.table("Kinds of tasks by effect", kinds)
                .table("Where the time of a worker went", parts)
                .table("Tasks that changed most", tasks);
        notes().forEach(page::paragraph);
        return page.toHtml(List.of(new LivePicture(
                new ComparisonScene(comparison).toSvg(Theme.LIVE, ComparisonScene.TITLE), List.of(), false)));
    }

    @Override
    public String toHtmlPage() {
        return HtmlPage.around(toHtml(), title());
    }

    private String title() {
        return "Comparison — " + comparison.changed().graph().name();
    }

    @Override
    public byte[] toPng() {
        return stacked(comparison.sentence()).toPng();
    }

    StackedScene stacked(String heading) {
        return new StackedScene(heading, List.of(new ComparisonScene(comparison)));
    }
}
