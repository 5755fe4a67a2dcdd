package makespan.cli;

/** What the command line tells the shell. */
final class ExitCode {
    static final int DONE = 0;

    /** The user's work failed: a task, a cell, a check. */
    static final int WORK_FAILED = 1;

    /** Wrong usage or unreadable input. */
    static final int USAGE = 2;

    /** Ended by Ctrl-C, as shells have it: 128 + SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
