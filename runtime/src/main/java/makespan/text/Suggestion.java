package makespan.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a user probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * Returns the known name closest to a mistyped one, if one is close: at most a third of its letters inserted,
     * removed, replaced or swapped with the neighbour.
     */
    public static Optional<String> closest(String mistyped, Collection<String> known) {
        int allowed = Math.max(1, mistyped.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - mistyped.length()) <= allowed)
                .filter(name -> distance(mistyped, name) <= allowed)
                .min(Comparator.<String>comparingInt(name -> distance(mistyped, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns {@code " Did you mean 'load'?"}, or an empty text where no known name is close. */
    public static String didYouMean(String mistyped, Collection<String> known) {
        return closest(mistyped, known)
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }

    /** Optimal string alignment distance (Damerau 1964; Levenshtein's edits and swaps of neighbours). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
