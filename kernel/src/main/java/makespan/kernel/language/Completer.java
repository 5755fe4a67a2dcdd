package makespan.kernel.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ClassNode;
import org.jspecify.annotations.Nullable;

/** Completes what stands at the cursor. Evaluates nothing of the user's: neither getters nor {@code toString} run. */
final class Completer {
    private static final Pattern CLASS = Pattern.compile("\\b(?:class|interface|enum|record|trait)\\s+(\\w+)");

    private static final Pattern OPTION = Pattern.compile("(\\w+):\\s*$");

    private final SessionView session;
    private final List<DocumentedName> magics;

    Completer(SessionView session, List<DocumentedName> magics) {
        this.session = session;
        this.magics = List.copyOf(magics);
    }

    /** Returns what could stand at the cursor, given in chars; what fits best comes first. */
    Completion complete(String code, int cursor) {
        CursorText text = CursorText.before(code, cursor);
        int start = text.start();
        List<Candidate> candidates = switch (text.where()) {
            case NOTHING -> List.of();
            case NAME -> names(code, cursor, text);
            case MEMBER -> members(code, cursor, text);
            case CLASS -> classes(code, text);
            case ANNOTATION -> new ClassNames(session, code).annotations(text.name());
            case IMPORT -> imports(code, text);
            case MAGIC -> magics();
            case PATH -> FileNames.after(text.name());
            case KEY -> keys(code, text);
        };
        int lastPart = lastPart(text);
        return new Completion(new Ranking(text.name().substring(lastPart)).of(candidates), start + lastPart, cursor);
    }

    /** Of an import and a path only the last part is replaced. */
    private static int lastPart(CursorText text) {
        return switch (text.where()) {
            case IMPORT -> text.name().lastIndexOf('.') + 1;
            case PATH -> text.name().lastIndexOf('/') + 1;
            default -> 0;
        };
    }

    private List<Candidate> names(String code, int cursor, CursorText text) {
        Place place = session.place(code, cursor).orElse(null);
        ClassNames classes = new ClassNames(session, code);
        String option = option(code, text);
        List<Candidate> options = place == null || !option.isEmpty() ? List.of() : new CallOptions(place).candidates();
        List<Candidate> candidates = new ArrayList<>(options);
        candidates.addAll(new Names(session, option, classes.imported()).at(place));
        if (!text.name().isEmpty()) {
            candidates.addAll(ownClasses(code));
            if (Character.isUpperCase(text.name().charAt(0))) {
                candidates.addAll(classes.startingWith(text.name()));
            }
        }
        return candidates;
    }

    /** Returns the name before the colon that the cursor's name follows: in {@code on: cp} it is on. */
    private static String option(String code, CursorText text) {
        Matcher colon = OPTION.matcher(code.substring(0, text.start()));
        return colon.find() ? colon.group(1) : "";
    }

    private List<Candidate> classes(String code, CursorText text) {
        List<Candidate> candidates = new ArrayList<>(new ClassNames(session, code).startingWith(text.name()));
        candidates.addAll(ownClasses(code));
        return candidates;
    }

    private static List<Candidate> ownClasses(String code) {
        return CLASS.matcher(code)
                .results()
                .map(found -> Candidate.plain(found.group(1), "class", Candidate.FUNCTION))
                .toList();
    }

    private List<Candidate> imports(String code, CursorText text) {
        int dot = text.name().lastIndexOf('.');
        String path = dot < 0 ? "" : text.name().substring(0, dot);
        return new ClassNames(session, code).imports(path, text.name().substring(dot + 1));
    }

    private List<Candidate> magics() {
        return magics.stream()
                .map(magic -> new Candidate(magic.name(), "magic", magic::usage, Candidate.NEAREST))
                .toList();
    }

    private List<Candidate> members(String code, int cursor, CursorText text) {
        Optional<Place> place = session.place(code, cursor);
        Place.Receiver receiver = place.map(Place::receiver).orElse(null);
        List<Candidate> candidates = new ArrayList<>();
        if (place.isPresent() && receiver != null) {
            ValuePath values = new ValuePath(session, place.get());
            Object value = values.value(receiver.expression());
            keys(value, candidates);
            ClassNode type = values.type(receiver);
            if (receiver.known() || value != null) {
                candidates.addAll(
                        MemberCandidates.of(type, receiver.onClass(), session.members(type, receiver.onClass())));
            }
        }
        String qualifier = code.substring(text.expression(), text.start()).replaceAll("\\s|\\.\\s*$|^new\\b", "");
        if ((receiver == null || !receiver.known()) && qualifier.matches("[\\w.]+")) {
            candidates.addAll(new ClassNames(session, code).within(qualifier, text.name()));
        }
        return candidates;
    }

    private List<Candidate> keys(String code, CursorText text) {
        List<Candidate> candidates = new ArrayList<>();
        String owner = code.substring(0, text.expression()) + ".";
        session.place(owner, owner.length()).ifPresent(place -> {
            Place.Receiver receiver = place.receiver();
            if (receiver != null) {
                keys(new ValuePath(session, place).value(receiver.expression()), candidates);
            }
        });
        return candidates;
    }

    private static void keys(@Nullable Object value, List<Candidate> candidates) {
        for (String key : ValuePath.keys(value)) {
            candidates.add(Candidate.plain(key, "property", Candidate.NEAREST));
        }
    }
}
