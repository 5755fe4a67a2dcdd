package makespan.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import makespan.dsl.compile.CellFrames;
import makespan.dsl.compile.CellText;
import makespan.dsl.compile.FaultyPart;
import makespan.graph.SourceLocation;
import org.jspecify.annotations.Nullable;

/** The frames of cells in a stack trace as lines of text: place, source line, and carets under the part that failed. */
final class FrameLines {
    /** A deep recursion has thousands of frames; the first few tell it. */
    private static final int FRAMES_SHOWN = 8;

    private final Function<String, @Nullable CellText> sources;

    /** @param sources the texts by their unit; null for those that are not known */
    FrameLines(Function<String, @Nullable CellText> sources) {
        this.sources = sources;
    }

    List<String> of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        StackTraceElement[] stack = failure.getStackTrace();
        @Nullable StackTraceElement last = null;
        int shown = 0;
        int hidden = 0;
        for (int i = 0; i < stack.length; i++) {
            if (CellFrames.isCell(stack[i])) {
                boolean same = stack[i].equals(last);
                if (same || shown == FRAMES_SHOWN) {
                    hidden++;
                } else {
                    addHidden(lines, hidden);
                    hidden = 0;
                    lines.addAll(lines(failure, i, shown++ == 0));
                }
                last = same || shown < FRAMES_SHOWN ? stack[i] : last;
            }
        }
        addHidden(lines, hidden);
        return lines;
    }

    private static void addHidden(List<String> lines, int hidden) {
        if (hidden > 0) {
            lines.add("  … " + hidden + " more");
        }
    }

    private List<String> lines(Throwable failure, int index, boolean innermost) {
        StackTraceElement frame = failure.getStackTrace()[index];
        SourceLocation place = CellFrames.place(frame);
        List<String> lines = new ArrayList<>();
        lines.add("  at " + place + within(frame));
        CellText text = sources.apply(place.unit());
        if (text != null && !text.source().line(place.line()).isBlank()) {
            String name = Culprit.of(failure, index, innermost);
            lines.addAll(FaultyPart.of(text, place.line(), name).lines());
        }
        return lines;
    }

    /** Returns {@code ", in parse"}, or an empty text for the statements of the cell itself. */
    private static String within(StackTraceElement frame) {
        String type = frame.getClassName();
        String method = frame.getMethodName();
        if (type.contains("_closure") || type.contains("_lambda") || method.startsWith("lambda$")) {
            return ", in a closure";
        }
        if (method.equals("run")) {
            return "";
        }
        return ", in " + (method.startsWith("<") ? type.substring(type.lastIndexOf('.') + 1) : method);
    }
}
