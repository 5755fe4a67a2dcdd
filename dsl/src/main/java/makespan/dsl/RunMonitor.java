package makespan.dsl;

/** Watches one run; closed when the run has ended, before its result is displayed. */
public interface RunMonitor extends AutoCloseable {
    /** A monitor that does nothing. */
    RunMonitor NONE = () -> {};

    @Override
    void close();
}
