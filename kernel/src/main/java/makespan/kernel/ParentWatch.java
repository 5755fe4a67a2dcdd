package makespan.kernel;

import java.util.Optional;
import java.util.stream.Stream;

/** Ends the kernel when the process that started it dies: nobody could talk to it any more. */
final class ParentWatch {
    private ParentWatch() {}

    /** Calls back when this process's parent, or the process that {@code JPY_PARENT_PID} names, has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // all that the future is for is the callback
    static void start(Runnable parentDied) {
        Stream.of(ProcessHandle.current().parent(), announced())
                .flatMap(Optional::stream)
                .distinct()
                .forEach(parent -> parent.onExit().thenRun(parentDied));
    }

    private static Optional<ProcessHandle> announced() {
        try {
            return Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
