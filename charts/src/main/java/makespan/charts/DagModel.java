package makespan.charts;

import java.util.List;

/**
 * What a picture of a task graph shows: one card per task, or per group of alike tasks where there are too many.
 *
 * @param caption one line of facts
 */
record DagModel(List<Node> nodes, List<Edge> edges, String caption) {
    /**
     * A card.
     *
     * @param label its first line
     * @param detail its second line, or empty
     * @param colour of its kind
     * @param critical whether a task of it lies on the critical path
     * @param state what became of its tasks
     * @param tooltip more, in lines
     * @param tasks indices of the tasks it stands for
     * @param level its layer, counted in edges from a source
     */
    record Node(
            String label,
            String detail,
            String colour,
            boolean critical,
            State state,
            String tooltip,
            List<Integer> tasks,
            int level) {}

    /** What became of the tasks of a card. */
    enum State {
        /** All ran to their end, or none was meant to run yet. */
        COMPLETE,
        /** One failed or was cancelled. */
        FAILED,
        /** None failed, but some did not run. */
        NOT_RUN
    }

    /** A dependency between two cards, by their positions in the list of nodes. */
    record Edge(int from, int to, boolean critical) {}

    DagModel {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** Returns the card of each task, by index of the task. */
    int[] nodeOfTask() {
        int[] node = new int[nodes.stream().mapToInt(n -> n.tasks().size()).sum()];
        for (int i = 0; i < nodes.size(); i++) {
            for (int task : nodes.get(i).tasks()) {
                node[task] = i;
            }
        }
        return node;
    }

    /** Returns the number of layers. */
    int levels() {
        return nodes.stream().mapToInt(node -> node.level() + 1).max().orElse(0);
    }
}
