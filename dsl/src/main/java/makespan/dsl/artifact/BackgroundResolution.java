package makespan.dsl.artifact;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Resolves on a thread of its own, so that the caller can tell how far it is, and can be interrupted at any time. */
final class BackgroundResolution {
    private static final long PERIOD_MILLIS = 500;

    private BackgroundResolution() {}

    /**
     * Returns the libraries that a request asks for, with their dependencies.
     *
     * @throws ArtifactException if one cannot be had, or the calling thread is interrupted
     */
    static List<Library> of(LibraryRequest request, Consumer<String> progress) {
        Transfers transfers = new Transfers();
        FutureTask<List<Library>> resolution = new FutureTask<>(() -> MavenResolver.resolve(request, transfers));
        Thread thread = new Thread(resolution, "makespan-maven");
        thread.setDaemon(true);
        thread.setContextClassLoader(MavenResolver.class.getClassLoader());
        thread.start();
        try {
            return await(resolution, transfers, progress);
        } catch (InterruptedException e) {
            transfers.cancel();
            resolution.cancel(true);
            Thread.currentThread().interrupt();
            throw new ArtifactException("Interrupted while looking for " + request.coordinates(), e);
        }
    }

    private static List<Library> await(
            FutureTask<List<Library>> resolution, Transfers transfers, Consumer<String> progress)
            throws InterruptedException {
        boolean shown = false;
        try {
            while (true) {
                try {
                    return resolution.get(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillBusy) {
                    progress.accept(transfers.line());
                    shown = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (shown) {
                progress.accept("");
            }
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof ArtifactException known
                ? known
                : new ArtifactException("Maven's resolver failed: " + cause, cause);
    }
}
