package makespan.kernel.history;

import org.jspecify.annotations.Nullable;

/**
 * A cell that was executed.
 *
 * @param session the number of its session, at least 1
 * @param line its execution count
 * @param output its result as text, if it had one and belongs to the session under way
 */
public record HistoryEntry(
        int session, int line, String input, @Nullable String output) {}
