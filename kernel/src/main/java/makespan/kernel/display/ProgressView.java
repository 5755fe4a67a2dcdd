package makespan.kernel.display;

import java.util.List;
import java.util.Locale;
import makespan.graph.Task;
import makespan.runtime.Progress;

/** How far a run is, as one line. */
final class ProgressView {
    private static final int MAX_NAMES = 5;

    private ProgressView() {}

    /** Returns a progress bar with the line, and the line alone as text. */
    static MimeBundle of(Progress progress, boolean ended) {
        return MimeBundle.ofText(line(progress, ended)).with("text/html", html(progress, ended));
    }

    /** Returns a progress bar with the line. */
    static String html(Progress progress, boolean ended) {
        return "<progress value=\"" + progress.done() + "\" max=\"" + Math.max(1, progress.total())
                + "\"></progress> <span>" + escaped(line(progress, ended)) + "</span>";
    }

    static String line(Progress progress, boolean ended) {
        String seconds = String.format(Locale.ROOT, "%.1f s", progress.elapsedNanos() / 1e9);
        String tasks = progress.done() + " of " + progress.total() + " tasks";
        if (ended) {
            return tasks + " · ended after " + seconds;
        }
        return tasks + running(progress.running()) + " · " + seconds;
    }

    private static String running(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        List<String> names = tasks.stream().limit(MAX_NAMES).map(Task::name).toList();
        String more = tasks.size() > MAX_NAMES ? " and " + (tasks.size() - MAX_NAMES) + " more" : "";
        return " · running: " + String.join(", ", names) + more;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
