package makespan.kernel.protocol;

/** One of the five sockets of a Jupyter kernel. */
public enum Channel {
    /** Requests served in order. */
    SHELL,
    /** Requests served while the shell is busy. */
    CONTROL,
    /** Questions from the kernel to the client. */
    STDIN,
    /** Everything that every client sees. */
    IOPUB,
    /** Echo, to tell a live kernel from a hung one. */
    HEARTBEAT;

    /** Returns the name of this channel's port in a connection file, such as {@code hb_port}. */
    public String portName() {
        return switch (this) {
            case SHELL -> "shell_port";
            case CONTROL -> "control_port";
            case STDIN -> "stdin_port";
            case IOPUB -> "iopub_port";
            case HEARTBEAT -> "hb_port";
        };
    }
}
