package makespan.kernel.language;

import java.util.ArrayList;
import java.util.List;
import makespan.dsl.units.NumberUnits;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;

/** Members as they are offered: those of the type itself first, those of every object last. */
final class MemberCandidates {
    private static final int OWN = 2;
    private static final int INHERITED = 4;
    private static final int ADDED = 5;
    private static final int OF_OBJECT = 8;

    private MemberCandidates() {}

    /** Returns the members of a type. */
    static List<Candidate> of(ClassNode type, boolean onClass, Members members) {
        List<Candidate> candidates = new ArrayList<>();
        for (Member member : members.all()) {
            candidates.add(of(member, rank(member, type, onClass)));
        }
        return candidates;
    }

    static Candidate of(Member member, int rank) {
        return new Candidate(member.name(), member.isProperty() ? "property" : "function", member::signature, rank);
    }

    private static int rank(Member member, ClassNode type, boolean onClass) {
        if (member.isProperty() && member.method() != null && isUnit(member.method())) {
            return Candidate.LOCAL;
        }
        if (member.isOfObject() || (member.isStatic() && !onClass)) {
            return OF_OBJECT;
        }
        int rank = member.isAddition() ? ADDED : member.owner().equals(type) ? OWN : INHERITED;
        return isAccessor(member) || (member.isProperty() && member.isAddition()) ? rank + 1 : rank;
    }

    /** A getter or setter, which is better written as a property. */
    private static boolean isAccessor(Member member) {
        MethodNode method = member.method();
        boolean setter = method != null
                && method.getName().matches("set[A-Z].*")
                && method.getParameters().length == 1
                && method.isVoidMethod();
        return !member.isProperty() && method != null && (setter || Members.propertyName(method) != null);
    }

    /** Returns whether a method reads a unit of numbers, such as {@code 20.ms}. */
    static boolean isUnit(MethodNode method) {
        return method instanceof ExtensionMethodNode addition
                && addition.getExtensionMethodNode()
                        .getDeclaringClass()
                        .getName()
                        .equals(NumberUnits.class.getName())
                && Members.propertyName(method) != null;
    }
}
