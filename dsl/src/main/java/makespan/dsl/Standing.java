package makespan.dsl;

import java.util.Optional;
import makespan.graph.SourceLocation;

/**
 * Where a thread stands.
 *
 * @param line the innermost line of a cell; empty where it executes none
 * @param frame the innermost frame, in which it hangs if it does not move on
 */
public record Standing(Optional<SourceLocation> line, StackTraceElement frame) {
    /** Returns {@code cell 4, line 2, in java.math.BigInteger.pow}, or without what is not known. */
    @Override
    public String toString() {
        String method = frame.getClassName() + "." + frame.getMethodName();
        boolean inCell = frame.getLineNumber() > 0
                && line.filter(place -> place.line() == frame.getLineNumber()
                                && place.unit().equals(frame.getFileName()))
                        .isPresent();
        return line.map(place -> inCell ? place.toString() : place + ", in " + method)
                .orElse("in " + method);
    }
}
