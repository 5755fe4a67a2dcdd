package makespan.dsl;

import org.jspecify.annotations.Nullable;

/**
 * How an evaluation ended.
 *
 * @param value the last statement's value, if it is to be shown
 * @param hasValue whether there is something to show that was not displayed already
 * @param error what went wrong; null after success
 */
public record CellResult(
        @Nullable Object value, boolean hasValue, @Nullable CellError error) {
    static CellResult of(@Nullable Object value, boolean shown) {
        return shown && value != null ? new CellResult(value, true, null) : new CellResult(null, false, null);
    }

    static CellResult failed(CellError error) {
        return new CellResult(null, false, error);
    }
}
