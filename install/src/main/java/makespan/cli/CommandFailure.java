package makespan.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with one line on stderr and an exit code. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message, null);
    }

    static CommandFailure usage(String message, Throwable cause) {
        return new CommandFailure(ExitCode.USAGE, message, cause);
    }

    static CommandFailure work(String message, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.WORK_FAILED, message, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
