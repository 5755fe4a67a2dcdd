package makespan.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import makespan.analysis.RealisedPath;
import makespan.analysis.RunAnalysis;
import makespan.trace.Lane;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import makespan.trace.Transfer;

/** A run as rows of letters: a row per lane, a letter per kind of task, capitals on the realised critical path. */
final class GanttText {
    private static final int MOST_LANES = 64;
    private static final char IDLE = '.';
    private static final char MOSTLY_IDLE = ',';
    private static final char FAILED = '!';
    private static final char OTHER = '#';
    private static final char MOVING = '~';
    private static final int LONGEST_LABEL = 27;

    private final RunAnalysis run;
    private final Map<String, Character> letters = new LinkedHashMap<>();
    private final Set<Integer> path = new HashSet<>();
    private final List<GanttRows.Moves> moves;
    private final int label;
    private final int columns;

    GanttText(RunAnalysis run, KindColours colours) {
        this.run = run;
        colours.legend().keySet().forEach(kind -> letters.put(kind, letter(kind)));
        run.realisedPath().steps().stream().map(RealisedPath.Step::task).forEach(path::add);
        int names = run.trace().lanes().stream()
                .mapToInt(lane -> DeviceNames.of(lane).length())
                .max()
                .orElse(0);
        moves = new GanttRows(run).moves();
        int memories =
                moves.stream().mapToInt(row -> memory(row).length()).max().orElse(0);
        boolean emulated = run.trace().lanes().stream().anyMatch(Lane::emulated);
        label = Math.min(emulated ? LONGEST_LABEL : 16, Math.max(names, memories) + 1);
        columns = Paragraph.COLUMNS - label - 1;
    }

    /** Returns the first letter of the kind that no earlier kind took, or any that is free. */
    private char letter(String kind) {
        if (kind.equals(KindColours.OTHER_NAME)) {
            return OTHER;
        }
        return (kind.toLowerCase(Locale.ROOT) + "abcdefghijklmnopqrstuvwxyz")
                .chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .mapToObj(c -> (char) c)
                .filter(c -> !letters.containsValue(c))
                .findFirst()
                .orElse(OTHER);
    }

    String toText() {
        StringBuilder out = new StringBuilder();
        List<Lane> lanes = run.trace().lanes();
        List<List<TaskEvent>> events = new ArrayList<>();
        lanes.forEach(lane -> events.add(new ArrayList<>()));
        run.trace().events().forEach(event -> events.get(event.lane()).add(event));
        for (Lane lane : lanes.subList(0, Math.min(MOST_LANES, lanes.size()))) {
            out.append(line(DeviceNames.columns(lane, label - 1), row(events.get(lane.index()))));
        }
        if (lanes.size() > MOST_LANES) {
            out.append("and ").append(lanes.size() - MOST_LANES).append(" more lanes\n");
        }
        moves.stream()
                .limit(MOST_LANES)
                .forEach(row -> out.append(line(Ellipsis.columns(memory(row), label - 1), row(row))));
        return out.append(axis()).append(Paragraph.wrap(legend())).toString();
    }

    private String line(String name, String row) {
        return name + " ".repeat(label - name.codePointCount(0, name.length())) + row + "\n";
    }

    private static String memory(GanttRows.Moves row) {
        return "to " + row.memory();
    }

    private String row(GanttRows.Moves row) {
        char[] letters = new char[columns];
        Arrays.fill(letters, IDLE);
        double perColumn = Math.max(1, run.trace().makespanNanos()) / (double) columns;
        for (Transfer transfer : row.transfers()) {
            int first = (int) Math.min(columns - 1, transfer.startNanos() / perColumn);
            int last =
                    (int) Math.min(columns - 1, Math.max(transfer.startNanos(), transfer.endNanos() - 1) / perColumn);
            Arrays.fill(letters, first, last + 1, MOVING);
        }
        return new String(letters);
    }

    private String row(List<TaskEvent> events) {
        double[] busy = new double[columns];
        double[] most = new double[columns];
        char[] row = new char[columns];
        Arrays.fill(row, IDLE);
        double perColumn = Math.max(1, run.trace().makespanNanos()) / (double) columns;
        for (TaskEvent event : events) {
            int first = (int) Math.min(columns - 1, event.startNanos() / perColumn);
            int last = (int) Math.min(columns - 1, event.endNanos() / perColumn);
            for (int column = first; column <= last; column++) {
                double share = Math.min((double) event.endNanos(), (column + 1) * perColumn)
                        - Math.max((double) event.startNanos(), column * perColumn);
                busy[column] += Math.max(0, share);
                if (share > most[column]) {
                    most[column] = share;
                    row[column] = letterOf(event);
                }
            }
        }
        for (int column = 0; column < columns; column++) {
            boolean plain = row[column] != IDLE && row[column] != FAILED;
            if (plain && busy[column] < perColumn / 2) {
                row[column] = MOSTLY_IDLE;
            }
        }
        return new String(row);
    }

    private char letterOf(TaskEvent event) {
        if (event.outcome() != Outcome.COMPLETED) {
            return FAILED;
        }
        char letter = letters.getOrDefault(run.graph().task(event.task()).kind(), OTHER);
        return path.contains(event.task()) ? Character.toUpperCase(letter) : letter;
    }

    private String axis() {
        TimeAxis axis = TimeAxis.upTo(run.makespan(), 8);
        StringBuilder line = new StringBuilder(" ".repeat(Paragraph.COLUMNS));
        for (TimeAxis.Tick tick : axis.ticks()) {
            int at = label + (int) (tick.seconds() / Math.max(run.makespan(), 1e-9) * (columns - 1));
            if (at + tick.label().length() + 1 + axis.unit().length() <= Paragraph.COLUMNS) {
                line.replace(at, at + tick.label().length(), tick.label());
            }
        }
        return line.toString().stripTrailing() + " " + axis.unit() + "\n";
    }

    private String legend() {
        List<String> entries = new ArrayList<>();
        letters.forEach((kind, letter) -> entries.add(letter + " " + Ellipsis.columns(kind, 30)));
        boolean failed = run.outcome() != Outcome.COMPLETED;
        return String.join(", ", entries) + (entries.isEmpty() ? "" : "; ")
                + "capitals: realised critical path; " + IDLE + " idle; " + MOSTLY_IDLE + " mostly idle"
                + (moves.isEmpty() ? "" : "; " + MOVING + " data on their way to that memory")
                + (failed ? "; " + FAILED + " failed or cancelled" : "");
    }
}
