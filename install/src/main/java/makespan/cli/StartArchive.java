package makespan.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import makespan.kernel.notebook.ArchiveTraining;
import makespan.kernel.notebook.KernelArchive;

/** The archive with which the kernel starts faster, as the commands tell of it. */
final class StartArchive {
    private StartArchive() {}

    /** Trains the archive unless it is up to date. If that fails, one line says so: the kernel starts without it. */
    static void train() throws InterruptedException {
        KernelArchive archive = KernelArchive.ofThisProcess();
        if (archive.exists()) {
            return;
        }
        System.err.println("preparing faster starts of the kernel (once per update, some seconds) ...");
        long begin = System.nanoTime();
        try {
            ArchiveTraining.train(archive);
            System.err.println("prepared in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) + " s: "
                    + archive.file());
        } catch (IOException e) {
            System.err.println("the kernel will start without preparation, and slower: " + e.getMessage());
        }
    }

    /** Returns whether the archive is there and up to date. */
    static Check check() {
        KernelArchive archive = KernelArchive.ofThisProcess();
        if (archive.exists()) {
            return Check.ok("archive", archive.file().toString());
        }
        return archive.hasForerunners()
                ? Check.warn("archive", "out of date, so that the kernel starts slower: run 'makespan install'")
                : Check.warn("archive", "none, so that the kernel starts slower: run 'makespan install'");
    }
}
