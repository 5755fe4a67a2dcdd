package makespan.kernel.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makespan.dsl.compile.CellFrames;
import makespan.kernel.language.EvaluatedCells.Cell;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;

/** Finds where cells declare functions, classes, their members and variables, with what they wrote there. */
final class CellDeclarations {
    private static final String THIS_CELL = "this cell";

    /**
     * Something that a cell declares.
     *
     * @param unit what the user calls the cell
     * @param code the cell's text
     */
    record Declared<T extends AnnotatedNode>(T node, String unit, String code) {}

    /** A variable that a cell gives to the session, with the comment before it. */
    record Variable(String unit, String comment) {}

    private final SessionView session;

    CellDeclarations(SessionView session) {
        this.session = session;
    }

    /** Returns the functions of a name, of the latest cell that defines any. */
    List<Declared<MethodNode>> functions(String name) {
        for (Cell cell : session.cells().mayDefineFunction(name)) {
            List<MethodNode> functions = session.read(cell).functions(name);
            if (!functions.isEmpty()) {
                List<Declared<MethodNode>> found = new ArrayList<>();
                functions.forEach(method -> found.add(new Declared<>(method, cell.unit(), cell.code())));
                return found;
            }
        }
        return List.of();
    }

    /** Returns the variable of a name, if a cell assigns it. */
    Optional<Variable> variable(String name) {
        Pattern assignment = Pattern.compile(
                "(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:[\\w<>,.\\[\\]? ]+\\s)?)?" + EvaluatedCells.assignment(name),
                Pattern.DOTALL);
        for (Cell cell : session.cells().assigning(name)) {
            Matcher found = assignment.matcher(cell.code());
            if (found.find()) {
                return Optional.of(new Variable(cell.unit(), found.group(1) == null ? "" : found.group(1)));
            }
        }
        return Optional.empty();
    }

    /** Returns where a class is declared, if a cell or the code at hand does. */
    Optional<Declared<ClassNode>> type(ClassNode type, String code) {
        if (type.isPrimaryClassNode()) {
            return Optional.of(new Declared<>(type.redirect(), THIS_CELL, code));
        }
        String name = type.getName();
        Pattern declaration = Pattern.compile(
                "\\b(class|interface|enum|record|trait)\\s+" + Pattern.quote(name.replaceFirst(".*[.$]", "")) + "\\b");
        for (Cell cell : isOfCells(type) ? session.cells().mentioning(declaration) : List.<Cell>of()) {
            for (ClassNode declared : session.read(cell).classes()) {
                if (declared.getName().equals(name)) {
                    return Optional.of(new Declared<>(declared, cell.unit(), cell.code()));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns where a member is declared, if a cell or the code at hand declares its class. */
    Optional<Declared<? extends AnnotatedNode>> member(Member member, String code) {
        if (Names.isScript(member.owner())) {
            MethodNode method = member.method();
            return method == null || method.getLineNumber() < 1
                    ? Optional.empty()
                    : Optional.of(new Declared<>(method, THIS_CELL, code));
        }
        return type(member.owner(), code)
                .map(owner -> new Declared<>(node(owner.node(), member), owner.unit(), owner.code()));
    }

    private static AnnotatedNode node(ClassNode owner, Member member) {
        MethodNode method = member.method();
        if (method != null) {
            for (MethodNode declared : owner.getMethods(method.getName())) {
                if (declared.getParameters().length == method.getParameters().length) {
                    return declared;
                }
            }
        }
        FieldNode field = owner.getField(member.name());
        return field != null ? field : owner;
    }

    private static boolean isOfCells(ClassNode type) {
        return type.redirect().isResolved()
                && CellFrames.isOfCell(type.redirect().getTypeClass());
    }
}
