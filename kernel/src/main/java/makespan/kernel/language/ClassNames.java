package makespan.kernel.language;

import groovyjarjarasm.asm.ClassReader;
import groovyjarjarasm.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.ClassNode;
import org.jspecify.annotations.Nullable;

/** The classes and packages that may be named at a place. */
final class ClassNames {
    private static final int MOST_FAR = 40;
    private static final int SHORTEST_FAR = 2;

    private final SessionView session;
    private final ImportedClasses imported;

    ClassNames(SessionView session, String code) {
        this.session = session;
        this.imported = new ImportedClasses(session, code);
    }

    ImportedClasses imported() {
        return imported;
    }

    /** Returns the classes whose simple names start with a prefix; what is not imported comes with its package. */
    List<Candidate> startingWith(String prefix) {
        return startingWith(prefix, access -> true);
    }

    /** Returns the annotations whose simple names start with a prefix. */
    List<Candidate> annotations(String prefix) {
        return startingWith(prefix, access -> (access & Opcodes.ACC_ANNOTATION) != 0);
    }

    private List<Candidate> startingWith(String prefix, Predicate<Integer> fits) {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, String> near = imported.startingWith(prefix);
        near.forEach((simple, name) -> {
            if (isOffered(name, fits)) {
                candidates.add(new Candidate(simple, "class", () -> name, Candidate.CLASS));
            }
        });
        if (prefix.length() >= SHORTEST_FAR) {
            session.index().startingWith(prefix).stream()
                    .filter(name -> !near.containsValue(name) && name.indexOf('.') > 0)
                    .filter(name -> isOffered(name, fits))
                    .limit(MOST_FAR)
                    .forEach(name -> candidates.add(Candidate.plain(name, "class", farRank(name))));
        }
        return candidates;
    }

    /** The JDK's and Groovy's classes come before those of libraries. */
    private static int farRank(String name) {
        boolean near = name.startsWith("java.") || name.startsWith("groovy.");
        return near ? Candidate.FAR_CLASS : Candidate.FAR_CLASS + 1;
    }

    /** Returns the classes and packages within a package; nothing if there is no such package. */
    List<Candidate> within(String packageName, String prefix) {
        ClassIndex index = session.index();
        List<Candidate> candidates = new ArrayList<>();
        String start = packageName.isEmpty() ? "" : packageName + ".";
        for (String simple : index.classes(packageName)) {
            if (simple.startsWith(prefix) && isOffered(start + simple, access -> true)) {
                candidates.add(new Candidate(simple, "class", () -> start + simple, Candidate.CLASS));
            }
        }
        Set<String> packages = index.subpackages(packageName);
        packages.forEach(part -> candidates.add(Candidate.plain(part, "module", Candidate.WORD)));
        return candidates;
    }

    /** Returns what may go on an import, of whose path the part before the last dot is given. */
    List<Candidate> imports(String path, String prefix) {
        List<Candidate> candidates = new ArrayList<>(within(path, prefix));
        session.type(path).ifPresent(type -> candidates.addAll(staticMembers(type)));
        if (!candidates.isEmpty() && !path.isEmpty()) {
            candidates.add(Candidate.plain("*", "module", Candidate.FAR_CLASS - 1));
        }
        return candidates;
    }

    private List<Candidate> staticMembers(ClassNode type) {
        return session.members(type, true).all().stream()
                .filter(member -> member.owner().equals(type))
                .map(member -> MemberCandidates.of(member, Candidate.VARIABLE))
                .toList();
    }

    /** Tells from the class file whether a class is public, so that no class is loaded for the question. */
    private boolean isOffered(String name, Predicate<Integer> fits) {
        try (InputStream bytes = resource(name)) {
            if (bytes == null) {
                return session.type(name)
                        .filter(type -> fits.test(type.getModifiers()))
                        .isPresent();
            }
            int access = new ClassReader(bytes).getAccess();
            return (access & Opcodes.ACC_PUBLIC) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0 && fits.test(access);
        } catch (IOException | RuntimeException e) {
            return false; // no class file that this version of Groovy can read
        }
    }

    private @Nullable InputStream resource(String name) {
        return session.classes().getResourceAsStream(name.replace('.', '/') + ".class");
    }
}
