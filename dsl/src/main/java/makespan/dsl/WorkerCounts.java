package makespan.dsl;

import java.util.Collection;
import java.util.List;

/** Numbers of workers as a user gives them: {@code 4}, {@code 1..8} or {@code [1, 2, 4]}. */
final class WorkerCounts {
    private static final int MOST = 256;

    private WorkerCounts() {}

    /** Returns the numbers that were given to a word, in their order. */
    static List<Integer> of(String word, Object given) {
        Collection<?> counts = given instanceof Collection<?> many ? many : List.of(given);
        boolean valid = !counts.isEmpty()
                && counts.stream().allMatch(count -> count instanceof Integer n && n >= 1 && n <= MOST);
        if (!valid) {
            throw WordOptions.wrong(
                    word, "workers", "numbers between 1 and " + MOST + ", as in 1..8 or [1, 2, 4]", given);
        }
        return counts.stream().map(Integer.class::cast).toList();
    }
}
