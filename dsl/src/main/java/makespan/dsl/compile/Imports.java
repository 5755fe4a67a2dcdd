package makespan.dsl.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;

/**
 * What names mean in later cells: the imports of earlier ones, and their classes, which win over those that Groovy imports
 * by default, such as {@code Node} or {@code Timer}. Used by one compilation at a time.
 */
final class Imports {
    private final Map<String, ImportNode> byKey = new LinkedHashMap<>();

    /** Adds the remembered imports to a cell, except those that it replaces by its own imports or classes. */
    void applyTo(ModuleNode cell) {
        byKey.values().forEach(remembered -> apply(remembered, cell));
    }

    /** Remembers the imports and the classes of a cell; of several with one name the latest. */
    void remember(ModuleNode cell) {
        cell.getImports().forEach(node -> byKey.put(node.getAlias(), node));
        cell.getStarImports().forEach(node -> byKey.put(node.getPackageName() + "*", node));
        cell.getStaticImports().forEach((alias, node) -> byKey.put("static " + alias, node));
        cell.getStaticStarImports().forEach((type, node) -> byKey.put("static " + type + ".*", node));
        cell.getClasses().stream()
                .filter(Imports::isOfLaterCells)
                .forEach(type -> byKey.put(type.getName(), new ImportNode(type, type.getName())));
    }

    private static void apply(ImportNode node, ModuleNode cell) {
        if (node.isStar() && node.isStatic()) {
            cell.addStaticStarImport(node.getType().getName(), fresh(node));
        } else if (node.isStar()) {
            cell.addStarImport(node.getPackageName());
        } else if (node.isStatic()) {
            if (!cell.getStaticImports().containsKey(node.getAlias())) {
                cell.addStaticImport(fresh(node), node.getFieldName(), node.getAlias());
            }
        } else if (cell.getImport(node.getAlias()) == null && !defines(cell, node.getAlias())) {
            cell.addImport(node.getAlias(), fresh(node));
        }
    }

    /** Class nodes are resolved in place, so that each cell needs its own. */
    private static ClassNode fresh(ImportNode node) {
        return ClassHelper.make(node.getType().getName());
    }

    private static boolean isOfLaterCells(ClassNode type) {
        return !type.isScript() && type.getOuterClass() == null && type.getPackageName() == null;
    }

    private static boolean defines(ModuleNode cell, String simpleName) {
        return cell.getClasses().stream()
                .anyMatch(type -> type.getNameWithoutPackage().equals(simpleName));
    }
}
