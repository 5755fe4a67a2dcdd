package makespan.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import makespan.analysis.DeviceLanes;
import makespan.analysis.DeviceStudy;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.trace.Choice;
import makespan.trace.Fallback;
import makespan.trace.Score;

/** What a report says of unlike devices: what each did, how kinds of tasks were divided, and why tasks ran where they did. */
final class DeviceSection {
    private static final String[] USAGE = {
        "device", "kind", ">tasks", ">busy", ">utilisation", ">in", ">out", ">moving", ">energy"
    };
    private static final String[] SPLIT = {
        "kind of task", "device", ">tasks", ">share", ">ideally", ">time each", ">expected", ">measured/expected"
    };
    private static final String[] WHY = {"task", "device", ">free", ">data there", ">takes", ">ends", "known", ""};
    private static final int MOST_ROWS = 200;
    private static final int MOST_TASKS = 200;
    private static final int MOST_TASKS_IN_TEXT = 8;
    private static final int LONGEST_NAME = 24;
    private static final String NOT_KNOWN = "—";

    private final RunAnalysis run;
    private final DeviceStudy study;
    private final Map<String, DeviceLanes> devices = new HashMap<>();

    DeviceSection(RunAnalysis run) {
        this.run = run;
        study = DeviceStudy.of(run);
        study.devices().forEach(usage -> devices.put(usage.device().name(), usage.device()));
    }

    void addTo(HtmlPage page) {
        page.table("Devices", html(USAGE, usage()));
        page.table("Kinds of tasks by device: as it was, and ideally", html(SPLIT, splits()));
        notes().forEach(page::paragraph);
        List<Integer> placed = placed();
        if (!placed.isEmpty()) {
            int shown = Math.min(MOST_TASKS, placed.size());
            String of =
                    shown < placed.size() ? shown + " of " + placed.size() + " tasks" : Quantity.count(shown, "task");
            page.table("Why there: what was expected where, of " + of, html(WHY, why(placed.subList(0, shown), 60)));
        }
    }

    String toText() {
        StringBuilder text = new StringBuilder("Devices\n").append(text(USAGE, usage()));
        text.append("\nKinds of tasks by device\n").append(text(SPLIT, splits()));
        notes().forEach(note -> text.append(Paragraph.wrap(note)));
        List<Integer> placed = placed();
        if (!placed.isEmpty()) {
            int shown = Math.min(MOST_TASKS_IN_TEXT, placed.size());
            text.append("\nWhy there")
                    .append(shown < placed.size() ? " (" + shown + " of " + placed.size() + " tasks)" : "")
                    .append('\n')
                    .append(text(WHY, why(placed.subList(0, shown), LONGEST_NAME)));
        }
        return text.toString();
    }

    private static HtmlTable html(String[] heads, List<List<String>> rows) {
        String[] names = new String[heads.length];
        for (int i = 0; i < heads.length; i++) {
            names[i] = heads[i].startsWith(">") ? heads[i].substring(1) : heads[i];
        }
        return new HtmlTable(names).rows(rows);
    }

    private static String text(String[] heads, List<List<String>> rows) {
        return new TextTable(heads).rows(rows).toText();
    }

    private List<List<String>> usage() {
        return study.devices().stream()
                .limit(MOST_ROWS)
                .map(usage -> List.of(
                        DeviceNames.columns(usage.device(), LONGEST_NAME),
                        usage.device().kind().word(),
                        Integer.toString(usage.tasks()),
                        Quantity.duration(usage.busySeconds()),
                        usage.computes() ? Quantity.percent(usage.utilisation()) : NOT_KNOWN,
                        Quantity.bytes(usage.bytesIn()),
                        Quantity.bytes(usage.bytesOut()),
                        Quantity.duration(usage.transferSeconds()),
                        usage.joules().isPresent()
                                ? Quantity.energy(usage.joules().getAsDouble())
                                : NOT_KNOWN))
                .toList();
    }

    private List<List<String>> splits() {
        return study.splits().stream().limit(MOST_ROWS).map(this::split).toList();
    }

    private List<String> split(DeviceStudy.Split split) {
        OptionalDouble ideal = split.ideal();
        return List.of(
                Ellipsis.columns(split.kind(), LONGEST_NAME),
                DeviceNames.columns(split.device(), LONGEST_NAME),
                Integer.toString(split.tasks()),
                Quantity.percent(split.share()),
                ideal.isPresent() ? Quantity.percent(ideal.getAsDouble()) : NOT_KNOWN,
                split.measured() ? Quantity.duration(split.seconds()) : NOT_KNOWN,
                split.model()
                        .map(model -> Quantity.duration(model.expectedSeconds()))
                        .orElse(split.measured() ? NOT_KNOWN : Quantity.duration(split.seconds())),
                split.model().map(model -> ratio(model.ratio())).orElse(NOT_KNOWN));
    }

    private static String ratio(double ratio) {
        return Double.isInfinite(ratio) ? "∞" : Quantity.plain(ratio);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        study.idealSeconds()
                .ifPresent(seconds -> notes.add("The ideal split takes " + Quantity.duration(seconds)
                        + ": one of the best if tasks could be cut at will, and nothing waited or had to be moved, for the"
                        + " median times each, or those expected where none ran."));
        study.joules()
                .ifPresent(joules -> notes.add("Energy, " + Quantity.energy(joules)
                        + " in all, is the time that a device was busy × its stated power; what it draws while it is idle"
                        + " is not counted, nor devices that state none."));
        if (run.devices().stream().anyMatch(DeviceLanes::emulated)) {
            notes.add("Emulated devices compute on the CPU and take the time that is stated for them: their times,"
                    + " transfers and energy are not measured on such a device.");
        }
        notes.addAll(run.trace().devices().notes());
        return notes;
    }

    /** Returns the tasks that had a choice: those first of which a way failed, then the longest. */
    private List<Integer> placed() {
        List<Fallback> fallbacks = run.trace().devices().fallbacks();
        return run.graph().tasks().stream()
                .map(task -> task.index())
                .filter(task -> run.choice(task).isPresent())
                .sorted(Comparator.<Integer, Boolean>comparing(
                                task -> fallbacks.stream().noneMatch(failed -> failed.task() == task))
                        .thenComparing(task -> -run.seconds(task))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<List<String>> why(List<Integer> tasks, int longestName) {
        List<List<String>> rows = new ArrayList<>();
        for (int task : tasks) {
            String name = Ellipsis.columns(run.graph().task(task).name(), longestName);
            run.trace().devices().fallbacks().stream()
                    .filter(failed -> failed.task() == task)
                    .forEach(failed -> rows.add(List.of(
                            name,
                            named(failed.device(), failed.target()),
                            "",
                            "",
                            "",
                            "",
                            "",
                            "✗ fallback: " + Ellipsis.columns(failed.reason(), 200))));
            Choice choice = run.choice(task).orElseThrow();
            for (int way = 0; way < choice.scores().size(); way++) {
                String mark = way == choice.chosen() ? "▸ " + PlacementWords.reason(choice.reason()) : "";
                rows.add(why(name, choice.scores().get(way), mark));
            }
        }
        return rows;
    }

    private List<String> why(String name, Score score, String mark) {
        return List.of(
                name,
                named(score.device(), score.target()),
                PlacementWords.seconds(score.freeNanos()),
                PlacementWords.seconds(score.arrivalNanos()),
                score.basis() == Score.Basis.UNKNOWN ? NOT_KNOWN : PlacementWords.seconds(score.expectedNanos()),
                score.basis() == Score.Basis.UNKNOWN ? NOT_KNOWN : PlacementWords.seconds(score.finishNanos()),
                PlacementWords.basis(score),
                mark);
    }

    private String named(String device, String target) {
        DeviceLanes known = devices.get(device);
        return PlacementWords.way(device, target) + (known != null && known.emulated() ? " (emulated)" : "");
    }
}
