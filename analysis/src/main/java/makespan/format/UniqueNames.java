package makespan.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of which none occurs twice, made from some that do: the second {@code load} is called {@code load #2}, unless
 * another is called so from the start. Only numbers are kept beside the names given.
 */
final class UniqueNames {
    private final List<String> given;
    private final int[] numbers;

    private UniqueNames(List<String> given) {
        this.given = given;
        numbers = new int[given.size()];
        Set<String> taken = new HashSet<>(given);
        Map<String, Integer> last = new HashMap<>();
        for (int k = 0; k < numbers.length; k++) {
            String name = given.get(k);
            int number = last.getOrDefault(name, 0) + 1;
            while (number > 1 && taken.contains(numbered(name, number))) {
                number++;
            }
            last.put(name, number);
            numbers[k] = number;
        }
    }

    /** @param given not copied */
    static UniqueNames of(List<String> given) {
        return new UniqueNames(given);
    }

    String get(int k) {
        return numbers[k] == 1 ? given.get(k) : numbered(given.get(k), numbers[k]);
    }

    private static String numbered(String name, int number) {
        return name + " #" + number;
    }
}
