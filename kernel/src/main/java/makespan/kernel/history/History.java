package makespan.kernel.history;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import makespan.kernel.wire.KernelLog;
import org.jspecify.annotations.Nullable;

/**
 * The cells that were executed in this session and, where they are kept, in earlier ones. A folder that cannot be read
 * or written costs the earlier sessions alone, and a line in the log. Safe for use by several threads.
 */
public final class History {
    private static final int FIRST_SESSION = 1;

    private final HistoryFolder folder;
    private final KernelLog log;
    private final List<HistoryEntry> entries = new ArrayList<>();
    private int session;
    private boolean lost;

    /** @param folder where sessions are kept */
    public History(HistoryFolder folder, KernelLog log) {
        this.folder = folder;
        this.log = log;
    }

    /** Adds a cell of this session; output is its result as text, if it had one, which is not kept beyond the session. */
    public synchronized void add(int executionCount, String input, @Nullable String output) {
        if (session == 0) {
            session = begin();
        }
        HistoryEntry entry = new HistoryEntry(session, executionCount, input, output);
        entries.add(entry);
        if (!lost) {
            append(entry);
        }
    }

    /** Returns the last n cells, the oldest first. */
    public synchronized List<HistoryEntry> tail(int n) {
        return latest(n, entry -> true, false);
    }

    /**
     * Returns cells of one session.
     *
     * @param asked 0 for this session, its number for another, or how many sessions back as a negative number
     * @param start the first line
     * @param stop the line after the last
     */
    public synchronized List<HistoryEntry> range(int asked, int start, int stop) {
        return session(asked).stream()
                .filter(entry -> entry.line() >= start && entry.line() < stop)
                .toList();
    }

    /**
     * Returns the last n cells whose whole text fits a glob, the oldest first.
     *
     * @param glob text with {@code *} for any text and {@code ?} for one character
     * @param unique whether of cells with the same text only the latest counts
     */
    public synchronized List<HistoryEntry> search(String glob, int n, boolean unique) {
        Pattern pattern = pattern(glob);
        return latest(n, entry -> pattern.matcher(entry.input()).matches(), unique);
    }

    private int begin() {
        try {
            return folder.begin();
        } catch (IOException e) {
            lost = true;
            log.warn("this session's history will not be kept in " + folder, e);
            return FIRST_SESSION;
        }
    }

    private void append(HistoryEntry entry) {
        try {
            folder.append(entry);
        } catch (IOException e) {
            lost = true;
            log.warn("this session's history is no longer kept in " + folder, e);
        }
    }

    private List<HistoryEntry> session(int asked) {
        if (asked == 0 || asked == session) {
            return entries;
        }
        if (asked > 0) {
            return read(asked);
        }
        List<Integer> earlier = earlier();
        return -asked <= earlier.size() ? read(earlier.get(-asked - 1)) : List.of();
    }

    /** Walks back from the latest cell, through as many sessions as it takes. */
    private List<HistoryEntry> latest(int n, Predicate<HistoryEntry> wanted, boolean unique) {
        Latest latest = new Latest(n, wanted, unique);
        latest.take(entries);
        if (!latest.isFull()) {
            earlier().stream().takeWhile(number -> !latest.isFull()).forEach(number -> latest.take(read(number)));
        }
        return List.copyOf(latest.found);
    }

    private List<Integer> earlier() {
        try {
            return folder.sessions().stream()
                    .filter(number -> number != session)
                    .toList();
        } catch (IOException e) {
            log.warn("cannot list earlier sessions in " + folder, e);
            return List.of();
        }
    }

    private List<HistoryEntry> read(int number) {
        try {
            return folder.read(number);
        } catch (IOException e) {
            log.warn("cannot read session " + number + " in " + folder, e);
            return List.of();
        }
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The last cells that fit, gathered from the latest to the oldest. */
    private static final class Latest {
        private final Deque<HistoryEntry> found = new ArrayDeque<>();
        private final Set<String> inputs = new HashSet<>();
        private final int most;
        private final Predicate<HistoryEntry> wanted;
        private final boolean unique;

        Latest(int most, Predicate<HistoryEntry> wanted, boolean unique) {
            this.most = most;
            this.wanted = wanted;
            this.unique = unique;
        }

        boolean isFull() {
            return found.size() >= most;
        }

        void take(List<HistoryEntry> session) {
            for (int i = session.size() - 1; i >= 0 && !isFull(); i--) {
                HistoryEntry entry = session.get(i);
                if (wanted.test(entry) && (inputs.add(entry.input()) || !unique)) {
                    found.addFirst(entry);
                }
            }
        }
    }
}
