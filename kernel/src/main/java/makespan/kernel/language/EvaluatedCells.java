package makespan.kernel.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of the cells that were evaluated: where names come from, and what is imported. Safe for concurrent use. */
final class EvaluatedCells {
    private static final int KEPT = 500;
    private static final int LONGEST = 20_000;
    private static final Pattern CLASS = Pattern.compile("\\b(?:class|interface|enum|record|trait)\\s+\\w");
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*(import\\s+[^;\\n]+)");

    /**
     * A cell that was evaluated.
     *
     * @param unit what the user calls it
     * @param id its identity, if the front end knows it
     */
    record Cell(String code, String unit, @Nullable String id) {}

    private final Deque<Cell> cells = new ArrayDeque<>();
    private final Map<Cell, Set<String>> functions = new HashMap<>();
    private final Set<String> imports = new LinkedHashSet<>();
    private int generation;

    /** Adds a cell as the latest; one of the same identity is replaced. */
    synchronized void add(Cell cell) {
        if (CLASS.matcher(cell.code()).find()) {
            generation++;
        }
        cells.removeIf(old -> old.id() == null ? old.code().equals(cell.code()) : Objects.equals(old.id(), cell.id()));
        Matcher found = IMPORT.matcher(cell.code());
        while (found.find()) {
            imports.remove(found.group(1));
            imports.add(found.group(1).strip());
        }
        if (cell.code().length() <= LONGEST) {
            cells.addFirst(cell);
        }
        if (cells.size() > KEPT) {
            functions.remove(cells.removeLast());
        }
    }

    /** Returns the cells in whose text a function of that name may be defined, the latest first. */
    List<Cell> mayDefineFunction(String name) {
        return mentioning(Pattern.compile("\\b" + Pattern.quote(name) + "\\s*\\("));
    }

    /** Returns the cells in whose text a variable is assigned, the latest first. */
    List<Cell> assigning(String variable) {
        return mentioning(Pattern.compile(assignment(variable)));
    }

    /** Returns the regular expression of an assignment to a variable. */
    static String assignment(String variable) {
        return "\\b" + Pattern.quote(variable) + "\\s*=[^=~]";
    }

    /** Returns the cells in whose text a pattern is found, the latest first. */
    synchronized List<Cell> mentioning(Pattern pattern) {
        return cells.stream()
                .filter(cell -> pattern.matcher(cell.code()).find())
                .toList();
    }

    /** Returns the names of the functions that cells define. */
    synchronized Set<String> functionNames() {
        functions.keySet().retainAll(Set.copyOf(cells));
        Set<String> names = new TreeSet<>();
        cells.forEach(cell -> names.addAll(functions.computeIfAbsent(cell, it -> FunctionNames.in(it.code()))));
        return names;
    }

    /** Returns a number that changes whenever a cell declares classes: what was read before may mean older ones. */
    synchronized int generation() {
        return generation;
    }

    /** Returns the imports that hold, as one line. */
    synchronized String imports() {
        return imports.stream().map(line -> line + ";").collect(Collectors.joining());
    }

    /** Returns the imports that hold, each as it was written. */
    synchronized List<String> importLines() {
        return List.copyOf(imports);
    }
}
