package makespan.kernel.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makespan.dsl.CellScript;
import makespan.dsl.Words;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.jspecify.annotations.Nullable;

/** The names that can be used at a place without a dot; classes are not among them. */
final class Names {
    private static final ClassNode SCRIPT = ClassHelper.make(CellScript.class);
    private static final Set<String> INTERNAL = Set.of("declareData", "declareTask");
    /** Groovy's own words for output. */
    static final List<String> PRINTING = List.of("print", "println", "printf");

    private final SessionView session;
    private final String option;
    private final ImportedClasses imported;
    private final List<Candidate> candidates = new ArrayList<>();

    /** @param option the named argument whose value stands at the place; empty if there is none */
    Names(SessionView session, String option, ImportedClasses imported) {
        this.session = session;
        this.option = option;
        this.imported = imported;
    }

    /** Returns whether a type is that of a cell's script. */
    static boolean isScript(ClassNode type) {
        return type.isDerivedFrom(SCRIPT);
    }

    /** Returns the names at a place; of a place of which nothing is known, those of the session. */
    List<Candidate> at(@Nullable Place place) {
        if (place != null) {
            place.locals().forEach((name, type) -> add(name, "instance", type, Candidate.LOCAL));
            place.owners().forEach(this::addOwner);
        }
        session.variables().keySet().forEach(this::addVariable);
        Words.all().stream().filter(word -> word.kind() != Words.Kind.UNIT).forEach(this::addWord);
        PRINTING.forEach(name -> candidates.add(Candidate.plain(name, "function", Candidate.WORD)));
        imported.staticallyImported().forEach(this::addStatic);
        addFunctions();
        Keywords.ALL.forEach(keyword -> candidates.add(Candidate.plain(keyword, "keyword", Candidate.KEYWORD)));
        return candidates;
    }

    /** Returns the members of the types that a place is within, without those of scripts and of all objects. */
    static List<Member> members(SessionView session, ClassNode owner) {
        if (isScript(owner)) {
            return owner.getMethods().stream()
                    .filter(method -> method.getLineNumber() > 0 && !method.isScriptBody() && !method.isSynthetic())
                    .map(method -> Member.method(owner, method))
                    .toList();
        }
        return session.members(owner, false).all().stream()
                .filter(member -> !member.isOfObject() && !member.isAddition() && !INTERNAL.contains(member.name()))
                .toList();
    }

    private void addOwner(ClassNode owner) {
        for (Member member : members(session, owner)) {
            candidates.add(MemberCandidates.of(member, isScript(owner) ? Candidate.FUNCTION : Candidate.LOCAL));
        }
    }

    private void addVariable(String name) {
        candidates.add(new Candidate(
                name,
                "instance",
                () -> Optional.ofNullable(session.types().variable(name))
                        .map(type -> Generics.text(type) + " " + name)
                        .orElse(name),
                Candidate.VARIABLE));
    }

    private void addWord(Words.Word word) {
        boolean command = word.kind() == Words.Kind.COMMAND;
        boolean asked = !option.isEmpty() && word.signature().startsWith(option + ": ");
        candidates.add(new Candidate(
                word.name(),
                command ? "function" : "property",
                word::signature,
                asked ? Candidate.NEAREST : Candidate.WORD));
    }

    private void addStatic(ClassNode type) {
        for (MethodNode method : type.getMethods()) {
            if (method.isStatic() && method.isPublic() && !method.isSynthetic()) {
                candidates.add(MemberCandidates.of(Member.method(type, method), Candidate.WORD));
            }
        }
    }

    private void addFunctions() {
        session.cells()
                .functionNames()
                .forEach(name -> candidates.add(new Candidate(
                        name,
                        "function",
                        () -> session.types().functions(name).stream()
                                .findFirst()
                                .map(method -> Member.method(method.getDeclaringClass(), method)
                                        .signature())
                                .orElse(name),
                        Candidate.FUNCTION)));
    }

    private void add(String name, String kind, ClassNode type, int rank) {
        candidates.add(new Candidate(name, kind, () -> Generics.text(type) + " " + name, rank));
    }

    /** Returns the type of a local or session variable, if there is one of this name. */
    static Optional<ClassNode> variable(SessionView session, @Nullable Place place, String name) {
        Map<String, ClassNode> locals = place == null ? Map.of() : place.locals();
        return Optional.ofNullable(locals.get(name))
                .or(() -> Optional.ofNullable(session.types().variable(name)));
    }
}
