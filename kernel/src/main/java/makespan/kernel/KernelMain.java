package makespan.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import makespan.kernel.history.HistoryFolder;
import makespan.kernel.protocol.ConnectionFile;
import makespan.kernel.wire.KernelLog;

/** The kernel's process. Arguments: the connection file. */
public final class KernelMain {
    /** User code may hold the exit up in a shutdown hook, but not for longer. */
    private static final long EXIT_MILLIS = 1_000;

    private static final int USAGE = 2;

    private KernelMain() {}

    /** Runs a kernel until it is told to shut down or its parent process dies, then ends the process. */
    public static void main(String[] arguments) throws InterruptedException {
        ParentWatch parent = new ParentWatch();
        PrintStream stderr = System.err;
        KernelLog log = new KernelLog(stderr);
        if (arguments.length != 1) {
            log.warn("expected one argument, the connection file, but got " + arguments.length);
            System.exit(USAGE);
        }
        try {
            run(Path.of(arguments[0]), parent, log);
        } catch (IOException e) {
            log.warn("cannot start from " + arguments[0] + ": " + e.getMessage());
            System.exit(USAGE);
        }
        exit();
    }

    private static void run(Path file, ParentWatch parent, KernelLog log) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        ConnectionFile asked = ConnectionFile.read(file);
        try (Kernel kernel = Kernel.start(asked, history(), log)) {
            if (asked.hasOpenPorts()) {
                kernel.connection().write(file);
            }
            parent.onDeath(kernel::requestShutdown);
            kernel.awaitShutdown();
        }
    }

    private static HistoryFolder history() {
        return HistoryFolder.of(
                System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    private static void exit() {
        Thread last = new Thread(KernelMain::halt, "makespan-exit");
        last.setDaemon(true);
        last.start();
        System.exit(0);
    }

    private static void halt() {
        try {
            TimeUnit.MILLISECONDS.sleep(EXIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
