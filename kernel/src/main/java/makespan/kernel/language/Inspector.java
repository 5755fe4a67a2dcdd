package makespan.kernel.language;

import groovy.lang.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makespan.dsl.Words;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.jspecify.annotations.Nullable;

/**
 * Describes what stands at the cursor: how it is declared, and its documentation. Evaluates nothing of the user's:
 * neither getters nor {@code toString} run.
 */
final class Inspector {
    private final SessionView session;
    private final List<DocumentedName> magics;
    private final Descriptions descriptions;

    /** @param withSource whether the source of what cells define is shown too */
    Inspector(SessionView session, List<DocumentedName> magics, boolean withSource) {
        this.session = session;
        this.magics = List.copyOf(magics);
        this.descriptions = new Descriptions(session, withSource);
    }

    /** Returns a description of the name at the cursor, given in chars; empty if it is not known. */
    Optional<Documentation> inspect(String code, int cursor) {
        CursorText text = CursorText.around(code, cursor);
        if (text.name().isEmpty()) {
            return Optional.empty();
        }
        return switch (text.where()) {
            case NOTHING, PATH, KEY -> Optional.empty();
            case MAGIC -> magic(text.name());
            case IMPORT -> session.type(text.name()).map(type -> descriptions.type(type, code));
            case CLASS, ANNOTATION -> type(code, text.name());
            case MEMBER -> member(code, text);
            case NAME -> name(code, text);
        };
    }

    private Optional<Documentation> magic(String name) {
        return magics.stream()
                .filter(magic -> magic.name().equals(name))
                .findFirst()
                .map(magic -> new Documentation(List.of(magic.usage()), "", DocComment.of(magic.description()), ""));
    }

    private Optional<Documentation> type(String code, String name) {
        Place place = session.place(code, code.length()).orElse(null);
        return own(place, name)
                .or(() -> new ImportedClasses(session, code).find(name))
                .map(type -> descriptions.type(type, code));
    }

    private static Optional<ClassNode> own(@Nullable Place place, String name) {
        return place == null
                ? Optional.empty()
                : place.classes().stream()
                        .filter(type -> type.getNameWithoutPackage().equals(name))
                        .findFirst();
    }

    private Optional<Documentation> member(String code, CursorText text) {
        Place place = session.place(code, text.end()).orElse(null);
        Place.Receiver receiver = place == null ? null : place.receiver();
        if (place != null && receiver != null) {
            ValuePath values = new ValuePath(session, place);
            Object owner = values.value(receiver.expression());
            Optional<Documentation> entry = ValuePath.entryOf(owner, text.name())
                    .map(value -> descriptions.variable(text.name(), ValueTypes.of(value), value));
            if (entry.isPresent()) {
                return entry;
            }
            ClassNode type = values.type(receiver);
            List<Member> members = session.members(type, receiver.onClass()).named(text.name());
            if (!members.isEmpty() && (receiver.known() || owner != null)) {
                return unit(members.get(0)).or(() -> Optional.of(descriptions.members(members, code)));
            }
        }
        String full = code.substring(text.expression(), text.end()).replaceAll("\\s|^new\\b", "");
        return session.type(full).map(type -> descriptions.type(type, code));
    }

    private static Optional<Documentation> unit(Member member) {
        return member.method() != null && MemberCandidates.isUnit(member.method())
                ? Words.find(member.name()).map(Descriptions::word)
                : Optional.empty();
    }

    private Optional<Documentation> name(String code, CursorText text) {
        String name = text.name();
        Place place = session.place(code, text.end()).orElse(null);
        List<Member> nested = place == null ? List.of() : members(place, name);
        return option(code, text, place)
                .or(() -> Optional.ofNullable(
                                place == null ? null : place.locals().get(name))
                        .map(type -> descriptions.local(name, type)))
                .or(() -> sessionVariable(name))
                .or(() -> nested.isEmpty() ? Optional.empty() : Optional.of(descriptions.members(nested, code)))
                .or(() -> descriptions.function(name))
                .or(() -> Words.find(name)
                        .filter(word -> word.kind() != Words.Kind.UNIT)
                        .map(Descriptions::word))
                .or(() -> imported(code, name))
                .or(() -> printing(code, name))
                .or(() -> own(place, name)
                        .or(() -> new ImportedClasses(session, code).find(name))
                        .map(type -> descriptions.type(type, code)));
    }

    /** A name before a colon, or what completes to one, is an option of the call that it is in. */
    private Optional<Documentation> option(String code, CursorText text, @Nullable Place place) {
        String after = code.substring(text.end()).stripLeading();
        if (place == null || place.call() == null || !after.startsWith(":")) {
            return Optional.empty();
        }
        return new CallOptions(place)
                .all().stream()
                        .filter(option -> option.name().equals(text.name()))
                        .findFirst()
                        .map(option ->
                                new Documentation(List.of(option.name() + ": …"), "", DocComment.of(option.doc()), ""));
    }

    private Optional<Documentation> sessionVariable(String name) {
        ClassNode type = session.types().variable(name);
        return Optional.ofNullable(type)
                .map(known ->
                        descriptions.variable(name, known, session.variables().get(name)));
    }

    /** Returns the members of a name of the innermost type around a place that has any; words are not among them. */
    private List<Member> members(Place place, String name) {
        for (ClassNode owner : place.owners()) {
            List<Member> named = new ArrayList<>(Names.members(session, owner));
            named.removeIf(member ->
                    !member.name().equals(name) || member.owner().getName().equals("makespan.dsl.TaskWords"));
            if (!named.isEmpty()) {
                return named;
            }
        }
        return List.of();
    }

    private Optional<Documentation> printing(String code, String name) {
        List<Member> members = Names.PRINTING.contains(name)
                ? session.members(ClassHelper.make(Script.class), false).named(name)
                : List.of();
        return members.isEmpty() ? Optional.empty() : Optional.of(descriptions.members(members, code));
    }

    private Optional<Documentation> imported(String code, String name) {
        List<Member> members = new ImportedClasses(session, code)
                .staticallyImported().stream()
                        .flatMap(type -> session.members(type, true).named(name).stream())
                        .filter(member -> !member.isOfObject() && !member.isAddition())
                        .toList();
        return members.isEmpty() ? Optional.empty() : Optional.of(descriptions.members(members, code));
    }
}
