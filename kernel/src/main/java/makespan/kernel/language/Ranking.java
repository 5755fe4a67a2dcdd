package makespan.kernel.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Picks the candidates that match what is typed: by prefix first, then in another case, then by their humps. */
final class Ranking {
    private static final int MOST = 500;
    private static final int NONE = Integer.MAX_VALUE;

    private final String typed;
    private final Pattern humps;

    Ranking(String typed) {
        this.typed = typed;
        StringBuilder pattern = new StringBuilder();
        typed.codePoints().forEach(c -> {
            if (pattern.length() > 0 && Character.isUpperCase(c)) {
                pattern.append(".*");
            }
            pattern.append(Pattern.quote(Character.toString(c)));
        });
        humps = Pattern.compile(pattern.toString());
    }

    /** Returns the matches, the best first; of one text there is one match. */
    List<Completion.Match> of(List<Candidate> candidates) {
        Map<String, List<Candidate>> byText = new LinkedHashMap<>();
        candidates.stream()
                .filter(candidate -> distance(candidate) != NONE)
                .sorted(Comparator.comparingInt(this::distance)
                        .thenComparingInt(Candidate::rank)
                        .thenComparing(Candidate::text))
                .forEach(candidate -> byText.computeIfAbsent(candidate.text(), text -> new ArrayList<>())
                        .add(candidate));
        return byText.values().stream().limit(MOST).map(Ranking::match).toList();
    }

    private static Completion.Match match(List<Candidate> sameText) {
        Candidate first = sameText.get(0);
        String signature = first.signature().get();
        long more = sameText.stream()
                        .filter(other -> other.kind().equals("function"))
                        .count()
                - 1;
        boolean overloaded = first.kind().equals("function") && more > 0;
        return new Completion.Match(
                first.text(), first.kind(), overloaded ? signature + " (and " + more + " more)" : signature);
    }

    private int distance(Candidate candidate) {
        String name = candidate.rank() >= Candidate.FAR_CLASS
                ? candidate.text().substring(candidate.text().lastIndexOf('.') + 1)
                : candidate.text();
        if (name.startsWith(typed)) {
            return 0;
        }
        if (name.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT))) {
            return 1;
        }
        boolean hasHump = typed.chars().skip(1).anyMatch(Character::isUpperCase);
        return hasHump && humps.matcher(name).lookingAt() ? 2 : NONE;
    }
}
