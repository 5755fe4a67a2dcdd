package makespan.dsl;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers of workers as a user gives them: {@code 4}, {@code 1..8} or {@code [1, 2, 4]}. */
final class WorkerCounts {
    /** As many as a runtime has at most. */
    private static final int MOST = 256;

    private WorkerCounts() {}

    /** Returns the numbers that were given to a word which really runs, in their order. */
    static List<Integer> of(String word, @Nullable Object given) {
        return of(word, given, MOST);
    }

    /** Returns the numbers that were given to a word, in their order, each from 1 to {@code most}. */
    static List<Integer> of(String word, @Nullable Object given, int most) {
        Collection<?> counts = given instanceof Collection<?> many ? many : Collections.singletonList(given);
        boolean valid = !counts.isEmpty()
                && counts.stream().allMatch(count -> count instanceof Integer n && n >= 1 && n <= most);
        if (!valid) {
            throw WordOptions.wrong(
                    word, "workers", "numbers between 1 and " + most + ", as in 1..8 or [1, 2, 4]", given);
        }
        return counts.stream().map(Integer.class::cast).toList();
    }
}
