package makespan.kernel.display;

import makespan.runtime.Progress;

/** One display in a cell that shows how far a run is, and then its result. Used by one thread at a time. */
interface RunProgressDisplay {
    /** Shows the first progress. */
    void begin(Progress progress);

    /** Shows a later progress. */
    void update(Progress progress);

    /** Shows how far the run came. */
    void end(Progress progress);

    /** Shows something else in the same place. */
    void replace(MimeBundle result);
}
