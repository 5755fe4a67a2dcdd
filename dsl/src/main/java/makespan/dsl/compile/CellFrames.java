package makespan.dsl.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import makespan.graph.SourceLocation;

/** Finds the lines of cells and scripts in stack traces. */
public final class CellFrames {
    /** Classes of cells are told from all others by the name of their loader, which every frame carries. */
    static final String LOADER_NAME = "makespan.cell";

    private CellFrames() {}

    /** Returns the innermost line of a cell in a throwable's stack trace. */
    public static Optional<SourceLocation> place(Throwable failure) {
        return innermost(failure.getStackTrace());
    }

    /** Returns the line of a cell that is executing on this thread: the innermost one. */
    public static Optional<SourceLocation> current() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(CellFrames::isCell)
                        .findFirst()
                        .map(CellFrames::place));
    }

    /** Returns the innermost line of a cell in a stack, innermost frame first. */
    public static Optional<SourceLocation> innermost(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(CellFrames::isCell).findFirst().map(CellFrames::place);
    }

    /** Returns the frames that belong to cells, innermost first. */
    public static List<StackTraceElement> of(Throwable failure) {
        return Arrays.stream(failure.getStackTrace()).filter(CellFrames::isCell).toList();
    }

    /** Returns the place of a cell's frame. */
    public static SourceLocation place(StackTraceElement frame) {
        return new SourceLocation(String.valueOf(frame.getFileName()), frame.getLineNumber());
    }

    /** Returns whether a frame is one of a cell, at a line of its text. */
    public static boolean isCell(StackTraceElement frame) {
        return LOADER_NAME.equals(frame.getClassLoaderName()) && frame.getLineNumber() > 0;
    }

    /** Returns whether a cell defined a class. */
    public static boolean isOfCell(Class<?> type) {
        return type.getClassLoader() instanceof CellClassLoader;
    }
}
