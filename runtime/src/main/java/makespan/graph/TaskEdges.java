package makespan.graph;

/**
 * The edges of a graph. Immutable.
 *
 * @param inputs for each task those whose values it receives, in the order of its arguments
 * @param predecessors for each task those that it waits for, ascending; the same object as the inputs where they are equal
 * @param successors for each task those that wait for it, ascending
 */
record TaskEdges(Adjacency inputs, Adjacency predecessors, Adjacency successors) {
    /** Returns the edges gathered, and forgets them where they were, since those of a large graph take much memory. */
    static TaskEdges of(int tasks, EdgeList inputs, EdgeList orders) {
        Adjacency values = Adjacency.before(tasks, inputs);
        Adjacency before = orders.size() == 0 ? values : Adjacency.before(tasks, inputs, orders);
        inputs.clear();
        orders.clear();
        Adjacency ascending = before.ascending();
        return new TaskEdges(ascending.sameAs(values) ? ascending : values, ascending, ascending.transposed());
    }
}
