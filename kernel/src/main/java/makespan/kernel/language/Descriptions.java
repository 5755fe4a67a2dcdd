package makespan.kernel.language;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import makespan.dsl.Words;
import makespan.kernel.language.CellDeclarations.Declared;
import makespan.kernel.language.DocComment.Block;
import makespan.kernel.language.DocComment.Run;
import makespan.kernel.language.DocComment.Style;
import makespan.kernel.language.JavaSources.Declaration;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ConstructorNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;
import org.jspecify.annotations.Nullable;

/** Says of words, variables, members and classes how they are declared and what their documentation is. */
final class Descriptions {
    private static final int MOST_SIGNATURES = 12;

    private final SessionView session;
    private final CellDeclarations cells;
    private final boolean withSource;

    Descriptions(SessionView session, boolean withSource) {
        this.session = session;
        this.cells = new CellDeclarations(session);
        this.withSource = withSource;
    }

    /** Returns what the table of the DSL's words says of one. */
    static Documentation word(Words.Word word) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(block(Style.PARAGRAPH, new Run(word.doc(), false)));
        if (!word.options().isEmpty()) {
            blocks.add(block(Style.HEADING, new Run("Options", false)));
        }
        word.options()
                .forEach(option -> blocks.add(
                        block(Style.ITEM, new Run(option.name() + ":", true), new Run(" " + option.doc(), false))));
        blocks.add(block(Style.HEADING, new Run("Example", false)));
        blocks.add(block(Style.CODE, new Run(word.example(), true)));
        return new Documentation(List.of(word.signature()), "", new DocComment(blocks), "");
    }

    /** Returns a variable of the cell at hand. */
    Documentation local(String name, ClassNode type) {
        return Documentation.of(Generics.text(type) + " " + name);
    }

    /** Returns a variable of the session, with its value where that can be told without running anything. */
    Documentation variable(String name, ClassNode type, @Nullable Object value) {
        String declared = Generics.text(type) + " " + name;
        String signature =
                SafeText.of(value).map(text -> declared + " = " + text).orElse(declared);
        Optional<CellDeclarations.Variable> origin = cells.variable(name);
        return new Documentation(
                List.of(signature),
                origin.map(found -> "From " + found.unit()).orElse(""),
                origin.map(found -> DocComment.of(found.comment())).orElse(DocComment.NONE),
                "");
    }

    /** Returns a function that a cell defined. */
    Optional<Documentation> function(String name) {
        List<Declared<MethodNode>> functions = cells.functions(name);
        if (functions.isEmpty()) {
            return Optional.empty();
        }
        List<String> signatures = functions.stream()
                .map(declared -> Member.method(declared.node().getDeclaringClass(), declared.node())
                        .signature())
                .toList();
        Declared<MethodNode> first = functions.get(0);
        return Optional.of(new Documentation(
                signatures, "From " + first.unit(), comment(first.node()), source(first.code(), first.node())));
    }

    /** Returns members of one name: the best documented tells, the others are listed. */
    Documentation members(List<Member> members, String code) {
        List<Member> sorted = members.stream()
                .sorted(Comparator.comparing(Member::isProperty)
                        .reversed()
                        .thenComparing(member -> parameterCount(member.method())))
                .toList();
        List<String> signatures = new ArrayList<>();
        DocComment comment = DocComment.NONE;
        String origin = "";
        String source = "";
        for (Member member : sorted.subList(0, Math.min(sorted.size(), MOST_SIGNATURES))) {
            Optional<Declared<? extends AnnotatedNode>> inCell = cells.member(member, code);
            Optional<Declaration> inJava = inCell.isPresent() ? Optional.empty() : java(member);
            signatures.add(inJava.map(declared -> member.withNames(declared.parameterNames()))
                    .orElse(member)
                    .signature());
            if (comment.isEmpty()) {
                comment = inCell.map(declared -> comment(declared.node()))
                        .or(() -> inJava.map(declared -> DocComment.of(declared.comment())))
                        .orElse(DocComment.NONE);
            }
            if (source.isEmpty()) {
                source = inCell.map(declared -> source(declared.code(), declared.node()))
                        .orElse("");
            }
            if (origin.isEmpty()) {
                origin = inCell.map(declared -> "From " + declared.unit()).orElseGet(() -> origin(member));
            }
        }
        if (sorted.size() > MOST_SIGNATURES) {
            signatures.add("… " + (sorted.size() - MOST_SIGNATURES) + " more");
        }
        return new Documentation(signatures.stream().distinct().toList(), origin, comment, source);
    }

    /** Returns a class, with its constructors. */
    Documentation type(ClassNode type, String code) {
        Optional<Declared<ClassNode>> inCell = cells.type(type, code);
        ClassNode shown = inCell.map(Declared::node).orElse(type);
        List<String> lines = new ArrayList<>();
        lines.add(declaration(type));
        for (ConstructorNode constructor : shown.getDeclaredConstructors()) {
            if (constructor.isPublic()) {
                lines.add("    " + type.getNameWithoutPackage().replaceFirst(".*\\$", "")
                        + Member.parameters(shown, constructor));
            }
        }
        DocComment comment = inCell.map(declared -> comment(declared.node()))
                .or(() -> session.docs().type(type).map(declared -> DocComment.of(declared.comment())))
                .orElse(DocComment.NONE);
        String origin = inCell.map(declared -> "From " + declared.unit())
                .orElseGet(() -> comment.isEmpty() ? see(JavaDocs.address(type)) : "");
        return new Documentation(
                lines,
                origin,
                comment,
                inCell.map(declared -> source(declared.code(), declared.node())).orElse(""));
    }

    private static String declaration(ClassNode type) {
        String kind = type.isAnnotationDefinition()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        boolean plain = kind.equals("class");
        String modifiers = Modifier.toString(
                type.getModifiers() & (plain ? Modifier.ABSTRACT | Modifier.FINAL : 0) & Modifier.classModifiers());
        ClassNode parent = type.getSuperClass();
        boolean extending = plain && parent != null && !parent.equals(ClassHelper.OBJECT_TYPE);
        return (modifiers.isEmpty() ? "" : modifiers + " ")
                + kind + " " + type.getName()
                + (extending ? " extends " + Generics.text(parent) : "");
    }

    private Optional<Declaration> java(Member member) {
        MethodNode method = member.method();
        if (method instanceof ExtensionMethodNode addition) {
            return session.docs()
                    .method(addition.getExtensionMethodNode().getDeclaringClass(), addition.getExtensionMethodNode())
                    .map(Descriptions::withoutSelf);
        }
        return method == null
                ? session.docs().field(member.owner(), member.name())
                : session.docs().method(member.owner(), method);
    }

    private static Declaration withoutSelf(Declaration declared) {
        List<String> names = declared.parameterNames();
        return new Declaration(
                declared.type(),
                declared.name(),
                declared.parameterTypes(),
                names.subList(Math.min(1, names.size()), names.size()),
                declared.comment());
    }

    private String origin(Member member) {
        if (member.isAddition()) {
            boolean documented =
                    java(member).filter(found -> !found.comment().isBlank()).isPresent();
            return documented ? "" : see(JavaDocs.additions(member.owner()));
        }
        boolean documented = java(member).isPresent();
        return documented ? "From " + member.owner().getName() : see(JavaDocs.address(member.owner()));
    }

    private static String see(String address) {
        return address.isEmpty() ? "" : "Documentation: " + address;
    }

    private static DocComment comment(AnnotatedNode node) {
        String content =
                node.getGroovydoc() == null ? null : node.getGroovydoc().getContent();
        return content == null ? DocComment.NONE : DocComment.of(content);
    }

    private String source(String code, AnnotatedNode node) {
        if (!withSource || node.getLineNumber() < 1) {
            return "";
        }
        List<String> lines = code.lines().toList();
        int end = Math.min(lines.size(), node.getLastLineNumber());
        return String.join("\n", lines.subList(Math.min(node.getLineNumber() - 1, end), end));
    }

    private static int parameterCount(@Nullable MethodNode method) {
        Parameter[] parameters = method == null ? Parameter.EMPTY_ARRAY : method.getParameters();
        return parameters.length;
    }

    private static Block block(Style style, Run... runs) {
        return new Block(style, List.of(runs));
    }
}
