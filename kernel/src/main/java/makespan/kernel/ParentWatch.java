package makespan.kernel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Tells when the process that started the kernel dies: nobody can talk to the kernel any more. To be made first of all, for
 * a parent that is gone by then is not known any more: the system has given its children to another process.
 */
final class ParentWatch {
    private final CompletableFuture<Object> died;

    /** Watches this process's parent and the process that {@code JPY_PARENT_PID} names. */
    ParentWatch() {
        died = CompletableFuture.anyOf(Stream.of(ProcessHandle.current().parent(), announced())
                .flatMap(Optional::stream)
                .distinct()
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new));
    }

    /** Calls back when one of them has died, at once if it has already. */
    @SuppressWarnings("FutureReturnValueIgnored") // all that the future is for is the callback
    void onDeath(Runnable parentDied) {
        died.thenRun(parentDied);
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
