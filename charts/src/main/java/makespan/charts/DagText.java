package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A task graph as lines: its cards by depth, each with what it waits for. */
final class DagText {
    private static final int MOST_LINES = 60;
    private static final int LONGEST_LABEL = 32;
    private static final int DEEPEST = 12;

    private DagText() {}

    static String of(DagModel model) {
        StringBuilder out = new StringBuilder();
        List<Integer> order = new ArrayList<>();
        for (int level = 0; level < model.levels(); level++) {
            for (int i = 0; i < model.nodes().size(); i++) {
                if (model.nodes().get(i).level() == level) {
                    order.add(i);
                }
            }
        }
        int label = Math.min(
                LONGEST_LABEL,
                widest(model.nodes().stream().map(DagModel.Node::label).toList()));
        int detail = Math.min(
                LONGEST_LABEL,
                widest(model.nodes().stream().map(DagModel.Node::detail).toList()));
        int deepest = Math.min(DEEPEST, Math.max(0, model.levels() - 1));
        for (int i : order.subList(0, Math.min(MOST_LINES, order.size()))) {
            DagModel.Node node = model.nodes().get(i);
            String line = (node.critical() ? "* " : "  ") + " ".repeat(indent(node))
                    + pad(node.label(), label + deepest - indent(node)) + "  " + pad(node.detail(), detail)
                    + after(model, i);
            out.append(Ellipsis.columns(line.stripTrailing(), Paragraph.COLUMNS))
                    .append('\n');
        }
        if (order.size() > MOST_LINES) {
            out.append("  and ").append(order.size() - MOST_LINES).append(" more\n");
        }
        boolean marked = model.nodes().stream().anyMatch(DagModel.Node::critical);
        return out.append(Paragraph.wrap(model.caption() + (marked ? "; * on the critical path" : "")))
                .toString();
    }

    private static int indent(DagModel.Node node) {
        return Math.min(DEEPEST, node.level());
    }

    private static String after(DagModel model, int node) {
        String names = model.edges().stream()
                .filter(edge -> edge.to() == node)
                .map(edge -> model.nodes().get(edge.from()).label())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "  after " + names;
    }

    private static int widest(List<String> texts) {
        return texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
    }

    private static String pad(String text, int width) {
        String shown = width == 0 ? "" : Ellipsis.columns(text, width);
        return shown + " ".repeat(width - shown.codePointCount(0, shown.length()));
    }
}
