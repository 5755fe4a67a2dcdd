package makespan.format;

/**
 * An event of the Trace Event Format, as it stands in a file; texts are empty and times {@link #NONE} where it says
 * nothing.
 *
 * @param phase which kind of event it is, such as {@code X}
 * @param process its {@code pid}, a number or a text
 * @param thread its {@code tid}, a number or a text
 * @param id what the points of a flow have in common
 * @param startNanos its {@code ts}, in nanoseconds
 * @param durationNanos its {@code dur}, in nanoseconds; less than 0 in files of some writers that never saw the end
 * @param bindsAround whether the point of a flow belongs to the slice around it: {@code "bp": "e"}
 * @param label {@code args.name}: what a thread or process is called
 * @param sortIndex {@code args.sort_index}: where a thread or process is shown; 0 where it says nothing
 */
record ChromeEvent(
        String phase,
        String name,
        String category,
        String process,
        String thread,
        String id,
        long startNanos,
        long durationNanos,
        boolean bindsAround,
        String label,
        double sortIndex) {
    static final long NONE = Long.MIN_VALUE;
}
