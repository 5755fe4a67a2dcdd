package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The tasks in a trace of Nextflow, and what is to be said about them. */
final class NextflowTrace {
    private static final String ID = "task_id";
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final String source;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> linesOfIds = new HashMap<>();
    private final List<NextflowTask> tasks = new ArrayList<>();
    private String[] cells = new String[0];
    private int line;
    private int unfinished;
    private int cached;
    private int untimed;
    private int waiting;

    private NextflowTrace(String source) {
        this.source = source;
    }

    /** @throws FormatException if the text is no trace; the message names the line */
    static NextflowTrace read(BufferedReader text, String source) throws IOException {
        NextflowTrace trace = new NextflowTrace(source);
        try {
            String content = text.readLine();
            while (content != null) {
                trace.line++;
                trace.accept(content);
                content = text.readLine();
            }
        } catch (CharacterCodingException malformed) {
            throw trace.wrong("the text must be in UTF-8");
        }
        if (trace.tasks.isEmpty()) {
            throw new FormatException(source, "the trace has no task that was completed or taken from the cache");
        }
        return trace;
    }

    /** Returns whether a text begins as a trace does. */
    static boolean recognises(String beginning) {
        String header = beginning.lines().findFirst().orElse("");
        return header.indexOf('\t') >= 0
                && List.of(header.strip().split("\t", -1)).contains(ID);
    }

    List<NextflowTask> tasks() {
        return tasks;
    }

    FormatException wrong(NextflowTask task, String problem) {
        return new FormatException(source + ", line " + task.line(), problem);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        addNote(notes, unfinished, "left out, neither completed nor from the cache", "lines are", "line is");
        addNote(notes, cached, "from the cache, with the time of the run that made it", "tasks are", "task is");
        addNote(notes, waiting, "timed from submission on, without a realtime", "tasks are", "task is");
        addNote(notes, untimed, "without a time, which counts as 0", "tasks are", "task is");
        return notes;
    }

    private static void addNote(List<String> notes, int count, String what, String many, String one) {
        if (count > 0) {
            notes.add(count + " " + (count == 1 ? one : many) + " " + what);
        }
    }

    private void accept(String content) throws FormatException {
        if (content.length() > MOST_CHARACTERS) {
            throw wrong("the line is longer than " + MOST_CHARACTERS + " characters");
        }
        if (columns.isEmpty()) {
            readHeader(content);
        } else if (!content.isBlank()) {
            cells = content.split("\t", -1);
            if (cells.length != columns.size()) {
                throw wrong("the header has " + columns.size() + " columns, but the line has " + cells.length);
            }
            readTask();
        }
    }

    private void readHeader(String content) throws FormatException {
        for (String column : content.strip().split("\t", -1)) {
            if (columns.put(column.strip().toLowerCase(Locale.ROOT), columns.size()) != null) {
                throw wrong("the column '" + column + "' stands twice");
            }
        }
        require(columns.containsKey(ID), "the first line must name the columns, '" + ID + "' among them");
        require(
                columns.containsKey("name") || columns.containsKey("process"),
                "the trace needs the column 'name' or 'process'");
        require(
                columns.containsKey("realtime") || columns.containsKey("duration"),
                "the trace needs the column 'realtime' or 'duration'");
    }

    private void readTask() throws FormatException {
        String status = cell("status").toUpperCase(Locale.ROOT);
        boolean fromCache = status.equals("CACHED");
        if (!fromCache && !status.equals("COMPLETED") && columns.containsKey("status")) {
            unfinished++;
            return;
        }
        String id = cell(ID);
        Integer earlier = linesOfIds.put(id, line);
        if (earlier != null) {
            throw wrong("task " + id + " stands in line " + earlier + " already");
        }
        double seconds = seconds();
        OptionalLong submitted = fromCache ? OptionalLong.empty() : date("submit");
        OptionalLong completed = fromCache ? OptionalLong.empty() : completed(submitted);
        cached += fromCache ? 1 : 0;
        String name = cell("name");
        String process = columns.containsKey("process") ? cell("process") : processOf(name);
        String tag = columns.containsKey("tag") ? cell("tag") : tagOf(name);
        require(!process.isBlank(), "the task has no name");
        String called = name.isBlank() ? process + (tag.isBlank() ? "" : " (" + tag + ")") : name;
        tasks.add(new NextflowTask(line, id, process, tag, called, seconds, submitted, completed));
    }

    private static String processOf(String name) {
        int tag = name.indexOf(" (");
        return tag < 0 ? name : name.substring(0, tag);
    }

    private static String tagOf(String name) {
        int tag = name.indexOf(" (");
        return tag < 0 || !name.endsWith(")") ? "" : name.substring(tag + 2, name.length() - 1);
    }

    private double seconds() throws FormatException {
        OptionalLong realtime = duration("realtime");
        OptionalLong duration = duration("duration");
        if (realtime.isPresent()) {
            return realtime.getAsLong() / MILLIS_PER_SECOND;
        }
        if (duration.isPresent()) {
            waiting++;
            return duration.getAsLong() / MILLIS_PER_SECOND;
        }
        untimed++;
        return 0;
    }

    private OptionalLong completed(OptionalLong submitted) throws FormatException {
        OptionalLong completed = date("complete");
        OptionalLong duration = duration("duration");
        if (completed.isEmpty() && submitted.isPresent() && duration.isPresent()) {
            return OptionalLong.of(submitted.getAsLong() + duration.getAsLong());
        }
        return completed;
    }

    private OptionalLong duration(String column) throws FormatException {
        String text = cell(column);
        OptionalLong millis = NextflowTime.duration(text);
        require(
                text.isEmpty() || millis.isPresent(),
                "the " + column + " must be milliseconds or such as '1m 3.5s', but is '" + text + "'");
        return millis;
    }

    private OptionalLong date(String column) throws FormatException {
        String text = cell(column);
        OptionalLong millis = NextflowTime.date(text);
        require(
                text.isEmpty() || millis.isPresent(),
                "the time of " + column + " must be milliseconds or such as '2026-05-14 10:51:17.964', but is '" + text
                        + "'");
        return millis;
    }

    /** Returns what stands in a column of the line; nothing if the column is absent or left empty. */
    private String cell(String column) {
        Integer at = columns.get(column);
        String text = at == null ? "" : cells[at].strip();
        return NextflowTime.isNone(text) ? "" : text;
    }

    private void require(boolean holds, String problem) throws FormatException {
        if (!holds) {
            throw wrong(problem);
        }
    }

    private FormatException wrong(String problem) {
        return new FormatException(source + ", line " + line, problem);
    }
}
