package makespan.kernel.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Completes names: members after a dot, otherwise variables, words, keywords and classes. */
final class Completer {
    private final Scope scope;

    Completer(Scope scope) {
        this.scope = scope;
    }

    /** Returns what could stand at the cursor, given in chars. */
    Completion complete(String code, int cursor) {
        CursorText text = CursorText.before(code, cursor);
        Map<String, String> candidates = candidates(text);
        List<Completion.Match> matches = new ArrayList<>();
        candidates.forEach((name, kind) -> {
            if (name.startsWith(text.name())) {
                matches.add(new Completion.Match(name, kind));
            }
        });
        return new Completion(matches, text.start(), cursor);
    }

    private Map<String, String> candidates(CursorText text) {
        if (text.afterDot()) {
            return new Resolver(scope)
                    .resolve(text.steps())
                    .map(owner -> new Members(owner).kinds())
                    .orElse(Map.of());
        }
        Map<String, String> names = new TreeMap<>(scope.kinds());
        if (!text.name().isEmpty() && Character.isUpperCase(text.name().charAt(0))) {
            DefaultClasses.startingWith(text.name()).forEach(name -> names.put(name, "class"));
        }
        return names;
    }
}
