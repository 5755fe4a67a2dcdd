package makespan.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** What a trace tells of one thread, a pair of {@code pid} and {@code tid}, as far as it was read. */
final class ChromeThread {
    private static final Pattern NUMBER = Pattern.compile("[0-9.-]*");

    private record Mark(long at, boolean begin, String name, String category) {}

    private final ChromeProcess process;
    private final String id;
    private final int order;
    private final List<ChromeSlice> slices = new ArrayList<>(0);
    private final List<Mark> marks = new ArrayList<>(0);
    private String name = "";
    private double sortIndex;

    /** @param order how many threads the trace mentions before this one */
    ChromeThread(ChromeProcess process, String id, int order) {
        this.process = process;
        this.id = id;
        this.order = order;
    }

    /** Returns threads as viewers show them: by the indices that the trace gives for that, then as they come. */
    static Comparator<ChromeThread> shown() {
        return Comparator.<ChromeThread>comparingDouble(thread -> thread.process.sortIndex())
                .thenComparingInt(thread -> thread.process.order())
                .thenComparingDouble(thread -> thread.sortIndex)
                .thenComparingInt(thread -> thread.order);
    }

    void name(String given) {
        name = given;
    }

    void sortIndex(double given) {
        sortIndex = given;
    }

    void slice(ChromeSlice slice) {
        slices.add(slice);
    }

    void begin(long at, String sliceName, String category) {
        marks.add(new Mark(at, true, sliceName, category));
    }

    void end(long at) {
        marks.add(new Mark(at, false, "", ""));
    }

    ChromeProcess process() {
        return process;
    }

    /** Returns what the trace calls the thread, or its id. */
    String name() {
        return name.isBlank() ? called("thread", id) : name;
    }

    static String called(String what, String id) {
        return NUMBER.matcher(id).matches() ? (what + " " + id).strip() : id;
    }

    /** Returns all slices; once {@link #complete}, by start, and outer ones first. */
    List<ChromeSlice> slices() {
        return slices;
    }

    /**
     * Makes slices of begins and ends, each end being that of the latest begin that is open, and sorts all. Returns how
     * many begins and ends have no counterpart.
     */
    int complete() {
        int alone = 0;
        marks.sort(Comparator.comparingLong(Mark::at));
        Deque<Mark> open = new ArrayDeque<>();
        for (Mark mark : marks) {
            if (mark.begin()) {
                open.push(mark);
            } else if (open.isEmpty()) {
                alone++;
            } else {
                Mark begin = open.pop();
                slices.add(new ChromeSlice(begin.name(), begin.category(), begin.at(), mark.at()));
            }
        }
        marks.clear();
        slices.sort(ChromeSlice.OUTER_FIRST);
        return alone + open.size();
    }
}
